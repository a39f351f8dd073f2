// weakness: CWE-1333 regex injection
// features: helper function, wrong sanitizer, right sanitizer
// attack: ?glob=(a+)+$ : only dots are escaped, groups and quantifiers reach the engine
// expect: 16 CWE-1333
import { Request, Response } from 'express';
import { readdir } from 'node:fs/promises';

function toPattern(glob: string): string {
  return '^' + glob.replace(/\./g, '\\.').replace(/\*/g, '.*') + '$';
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
