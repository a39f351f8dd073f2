// weakness: CWE-94 code injection
// features: two files, guard in another file, returned and run by the caller
// attack: the compiler only knows three fields, three operators and a number
// expect: none
import type { Request, Response } from 'express';
import { compile } from './condition';

const SAMPLE = { total: 120, items: 3, weight: 900 };

export function tryDiscount(req: Request, res: Response): void {
  try {
    const condition = compile(String(req.body.when));
    res.json({ applies: condition(SAMPLE) });
  } catch {
    res.status(400).json({ error: 'not a condition' });
  }
}
