// weakness: CWE-470 unsafe reflection
// features: interface, inner class, guard in a helper
// attack: the helper admits the two kinds that are offered to users
// expect: none
import type { Context } from 'koa';

interface Job {
  run(): string;
}

let cache: string[] = ['a', 'b'];

class Jobs {
  static readonly registry: Record<string, new () => Job> = {
    statistics: class Statistics implements Job {
      run(): string {
        return `${cache.length} entries`;
      }
    },
    warmup: class Warmup implements Job {
      run(): string {
        cache.push('c');
        return 'warm';
      }
    },
    purge: class Purge implements Job {
      run(): string {
        cache = [];
        return 'empty';
      }
    },
  };

  static offered(kind: string): boolean {
    return kind === 'statistics' || kind === 'warmup';
  }
}

setInterval(() => new Jobs.registry.purge().run(), 24 * 3600 * 1000).unref();

export async function startJob(ctx: Context): Promise<void> {
  const { kind } = ctx.request.body as { kind: string };
  if (!Jobs.offered(kind)) {
    ctx.status = 400;
    return;
  }
  const job = new Jobs.registry[kind]();
  ctx.body = { result: job.run() };
}
