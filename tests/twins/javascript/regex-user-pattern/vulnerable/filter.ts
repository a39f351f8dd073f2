// weakness: CWE-1333 regex injection
// features: right sanitizer, same function
// attack: ?filter=(a+)+$ : the pattern is the user's and runs for minutes
// expect: 16 CWE-1333
import { Request, Response } from 'express';
import names from './names.json';

const LIMIT = 50;

function summary(found: string[]): { count: number; first: string[] } {
  return { count: found.length, first: found.slice(0, LIMIT) };
}

export function filterNames(req: Request, res: Response): void {
  const wanted = String(req.query.filter ?? '');
  const pattern = new RegExp('^' + wanted, 'i');
  const found = (names as string[]).filter((name) => pattern.test(name));
  res.json(summary(found));
}
