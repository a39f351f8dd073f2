// weakness: CWE-134 format string
// features: format, table look-up, async
// attack: ?pattern=%252$j prints the second argument, the whole internal price record
// expect: 18 CWE-134
import { sprintf } from 'sprintf-js';
import type { Request, Response } from 'express';
import { priceOf } from './prices';

const PATTERNS = new Map<string, string>([
  ['short', '%1$.2f'],
  ['long', '%1$.2f EUR incl. VAT'],
]);

export async function priceText(req: Request, res: Response): Promise<void> {
  const price = await priceOf(Number(req.params.id));
  const wanted = String(req.query.pattern ?? 'short');
  const pattern = PATTERNS.get(wanted) ?? wanted;
  const text = sprintf(pattern, price.amount, price);
  res.json({ text });
}
