// weakness: CWE-1336 template injection
// features: encoding round trip, template literal, wrong sanitizer
// attack: the decoded text is data of the template
// expect: none
import ejs from 'ejs';
import type { Request, Response } from 'express';

const OPTIONS = { delimiter: '?', openDelimiter: '[', closeDelimiter: ']' };

function clean(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

export function card(req: Request, res: Response): void {
  const text = Buffer.from(String(req.body.text), 'base64').toString('utf8');
  const greeting = clean(text);
  const html = ejs.render('<p>[?- greeting ?]</p><p>[?= from ?]</p>', { from: 'us', greeting }, OPTIONS);
  res.json({ length: html.length });
}
