// weakness: CWE-1333 regex injection
// features: right sanitizer, same function
// attack: every special character is escaped, the pattern is a literal text
// expect: none
import { Request, Response } from 'express';
import { escapeRegExp } from 'lodash';
import names from './names.json';

const LIMIT = 50;

function summary(found: string[]): { count: number; first: string[] } {
  return { count: found.length, first: found.slice(0, LIMIT) };
}

export function filterNames(req: Request, res: Response): void {
  const wanted = String(req.query.filter ?? '');
  const pattern = new RegExp('^' + escapeRegExp(wanted), 'i');
  const found = (names as string[]).filter((name) => pattern.test(name));
  res.json(summary(found));
}
