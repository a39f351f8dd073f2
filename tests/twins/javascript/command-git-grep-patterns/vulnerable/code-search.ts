// weakness: CWE-88 argument injection
// features: argument injection, loop, spread
// attack: POST {"words":["--open-files-in-pager=touch /tmp/x"]} : git takes the word as an option and starts the program
// expect: 20 CWE-88
import { execFile } from 'node:child_process';
import type { Request, Response } from 'express';

const LIMITS = { cwd: '/srv/repo', timeout: 5000, maxBuffer: 1 << 20 };

export function codeSearch(req: Request, res: Response): void {
  const words: unknown[] = Array.isArray(req.body.words) ? req.body.words : [];
  const patterns: string[] = [];
  for (const word of words.slice(0, 5)) {
    patterns.push(String(word));
  }
  if (patterns.length === 0) {
    res.status(400).json({ error: 'no words' });
    return;
  }
  execFile('git', ['grep', '--fixed-strings', '--count', ...patterns], LIMITS, (error, stdout) => {
    res.json({ files: error ? 0 : stdout.trim().split('\n').length });
  });
}
