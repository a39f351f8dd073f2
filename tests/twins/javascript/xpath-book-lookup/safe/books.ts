// weakness: CWE-643 XPath injection
// features: two files, helper function, template literal
// attack: the value is the variable $isbn of the expression
// expect: none
import type { Request, Response } from 'express';
import { titlesFor } from './catalogue';

export function bookByIsbn(req: Request, res: Response): void {
  const isbn = String(req.query.isbn ?? '');
  if (isbn === '') {
    res.status(400).json({ error: 'isbn missing' });
    return;
  }
  const titles = titlesFor(isbn);
  if (titles.length === 0) {
    res.status(404).json({ error: 'unknown book' });
    return;
  }
  res.json({ titles });
}
