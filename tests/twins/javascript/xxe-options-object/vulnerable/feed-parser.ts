// weakness: CWE-611 XML external entity
// features: object kept and read later, overwritten by a constant, class field
// attack: noent stays on in the options of the field, an external entity of the upload is expanded
// expect: 17 CWE-611
import libxmljs from 'libxmljs';
import type { Request, Response } from 'express';

class FeedParser {
  readonly options = { noent: true, nonet: true, noblanks: true };

  constructor(pretty: boolean) {
    this.options.noblanks = pretty;
    this.options.nonet = !pretty;
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
