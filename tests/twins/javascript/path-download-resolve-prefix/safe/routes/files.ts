// weakness: CWE-22 path traversal
// features: path guard, early return
// attack: the prefix ends with the separator, the sibling folder fails the check
// expect: none
import path from 'node:path';
import fs from 'node:fs';
import { Router } from 'express';

const BASE = path.resolve('/srv/docs');
export const files = Router();

files.get('/files/:name', (req, res) => {
  const target = path.resolve(BASE, req.params.name);
  if (!target.startsWith(BASE + path.sep)) {
    res.status(403).json({ error: 'forbidden' });
    return;
  }
  const stream = fs.createReadStream(target);
  stream.on('error', () => {
    if (!res.headersSent) res.status(404);
    res.end();
  });
  res.type('application/octet-stream');
  stream.pipe(res);
});
