// weakness: CWE-1336 template injection
// features: encoding round trip, template literal, wrong sanitizer
// attack: the base64 of "[?- process.env.HOME ?]" : HTML escaping leaves the template's own delimiters alone
// expect: 17 CWE-1336
import ejs from 'ejs';
import type { Request, Response } from 'express';

const OPTIONS = { delimiter: '?', openDelimiter: '[', closeDelimiter: ']' };

function clean(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

export function card(req: Request, res: Response): void {
  const text = Buffer.from(String(req.body.text), 'base64').toString('utf8');
  const greeting = clean(text);
  const html = ejs.render(`<p>${greeting}</p><p>[?= from ?]</p>`, { from: 'us' }, OPTIONS);
  res.json({ length: html.length });
}
