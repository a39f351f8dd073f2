// weakness: CWE-94 code injection
// features: class field, two files, lambda
// attack: the import job takes one of its own mappers
// expect: none
import type { Request, Response } from 'express';
import { ImportJob } from './import-job';

const SAMPLE = ['a;1', 'b;2', 'c;3'];

export function previewImport(req: Request, res: Response): void {
  let job: ImportJob;
  try {
    job = new ImportJob(String(req.body.mapper));
  } catch {
    res.status(400).json({ error: 'mapper' });
    return;
  }
  res.json({ rows: job.run(SAMPLE).map((row) => String(row)) });
}
