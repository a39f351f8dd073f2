// weakness: CWE-1333 regex injection
// features: helper function, wrong sanitizer, right sanitizer
// attack: everything is escaped first, then the two halves are put around one .*
// expect: none
import { Request, Response } from 'express';
import { readdir } from 'node:fs/promises';

function toPattern(glob: string): string {
  const [head, tail = ''] = glob.split('*', 2).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return '^' + head + '.*' + tail + '$';
}

export async function listFiles(req: Request, res: Response): Promise<void> {
  const glob = String(req.query.glob ?? '*').slice(0, 40);
  let matcher: RegExp;
  try {
    matcher = new RegExp(toPattern(glob));
  } catch {
    res.status(400).json({ error: 'bad pattern' });
    return;
  }
  const names = await readdir('/srv/public');
  res.json({ names: names.filter((name) => matcher.test(name)) });
}
