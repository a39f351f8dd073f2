// weakness: CWE-22 path traversal
// features: two files, guard in another file, exception
// attack: the helper also throws when the relative path climbs out
// expect: none
import fs from 'node:fs/promises';
import type { Request, Response, NextFunction } from 'express';
import { inside } from './safe-path';

const LOG_DIR = '/var/log/shop';

export async function readLog(req: Request, res: Response, next: NextFunction) {
  try {
    const file = inside(LOG_DIR, req.params.file);
    const text = await fs.readFile(file, 'utf8');
    const lines = text.split('\n').slice(-200);
    res.json({ lines });
  } catch (err) {
    next(err);
  }
}
