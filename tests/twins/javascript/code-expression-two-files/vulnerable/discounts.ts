// weakness: CWE-94 code injection
// features: two files, guard in another file, returned and run by the caller
// attack: {"when":"order.total > 1 || process.exit()"} : the compiler makes a function of any text
// expect: condition.ts:15 CWE-94
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
