// weakness: CWE-502 deserialisation
// features: constant key, right sanitizer
// attack: the core schema does not know the tag and the parser refuses the document
// expect: none
import yaml from 'js-yaml';
import type { Request, Response } from 'express';

const options = { schema: yaml.CORE_SCHEMA };

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
