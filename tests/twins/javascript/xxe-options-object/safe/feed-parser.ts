// weakness: CWE-611 XML external entity
// features: object kept and read later, overwritten by a constant, class field
// attack: the constructor overwrites noent by false before anything is parsed
// expect: none
import libxmljs from 'libxmljs';
import type { Request, Response } from 'express';

class FeedParser {
  readonly options = { noent: true, nonet: true, noblanks: true };

  constructor(pretty: boolean) {
    this.options.noblanks = pretty;
    this.options.noent = false;
  }

  titles(xml: string): string[] {
    const doc = libxmljs.parseXmlString(xml, this.options);
    return doc.find('//item/title').map((node) => String(node));
  }
}

export function uploadFeed(req: Request, res: Response): void {
  const parser = new FeedParser(true);
  const titles = parser.titles(String(req.body));
  res.json({ titles });
}
