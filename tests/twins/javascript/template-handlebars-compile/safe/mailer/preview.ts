// weakness: CWE-1336 template injection
// features: two files, guard in another file, table look-up
// attack: the helper throws for an unknown name, compile only sees stored texts
// expect: none
import Handlebars from 'handlebars';
import type { Request, Response, NextFunction } from 'express';
import { templateFor } from './templates';

const SAMPLE = { name: 'Sample', parcels: 2 };

export function preview(req: Request, res: Response, next: NextFunction): void {
  try {
    const text = templateFor(String(req.query.template));
    const render = Handlebars.compile(text);
    const output = render(SAMPLE);
    res.json({ lines: output.split('\n').length, output });
  } catch (err) {
    next(err);
  }
}
