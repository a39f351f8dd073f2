// weakness: CWE-918 server-side request forgery
// features: object kept and read later, class field, generator
// attack: POST {"url":"http://localhost:9200/_shutdown"} is queued and called by the flush
// expect: 25 CWE-918
import type { Request, Response } from 'express';

class WebhookQueue {
  private readonly targets: string[] = [];

  subscribe(target: string): boolean {
    const url = new URL(target);
    if (!url.hostname) return false;
    this.targets.push(url.href);
    return true;
  }

  private *pending(): Generator<string> {
    while (this.targets.length > 0) {
      yield this.targets.pop() as string;
    }
  }

  async flush(): Promise<void> {
    for (const target of this.pending()) {
      await fetch(target, { method: 'POST', body: '{}', redirect: 'manual' });
    }
  }
}

const queue = new WebhookQueue();

export async function subscribe(req: Request, res: Response): Promise<void> {
  const ok = queue.subscribe(String(req.body.url));
  await queue.flush();
  res.status(ok ? 202 : 400).end();
}
