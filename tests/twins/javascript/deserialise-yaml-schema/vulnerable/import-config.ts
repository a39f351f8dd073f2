// weakness: CWE-502 deserialisation
// features: constant key, right sanitizer
// attack: a document with !!js/function is made a function by the full schema and called through toString
// expect: 10 CWE-502
// expect: 20 CWE-502
import yaml from 'js-yaml';
import unsafe from 'js-yaml-js-types';
import type { Request, Response } from 'express';

const options = { schema: yaml.DEFAULT_SCHEMA.extend(unsafe.all) };

interface ImportedConfig {
  name?: string;
  retries?: number;
}

export function importConfig(req: Request, res: Response): void {
  const text = String(req.body.document);
  try {
    const config = yaml.load(text, options) as ImportedConfig;
    res.json({ name: `${config.name}`, retries: Number(config.retries) });
  } catch {
    res.status(422).json({ error: 'not a configuration' });
  }
}
