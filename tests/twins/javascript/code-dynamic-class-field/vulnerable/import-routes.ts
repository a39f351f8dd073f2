// weakness: CWE-94 code injection
// features: class field, two files, lambda
// attack: {"mapper":"row => process.exit()"} : the import job compiles the mapper of the request
// expect: import-job.ts:13 CWE-94
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
