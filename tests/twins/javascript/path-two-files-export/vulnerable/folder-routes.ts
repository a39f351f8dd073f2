// weakness: CWE-22 path traversal
// features: two files, path guard, global state
// attack: PUT /folder {"name":"../../etc"} sets the module's folder, GET /list reads it
// expect: 18 CWE-22
import { Router } from 'express';
import { readdir } from 'node:fs/promises';
import { folder, setFolder } from './folder-state';

export const folders = Router();

folders.put('/folder', (req, res) => {
  const ok = setFolder(String(req.body.name));
  res.status(ok ? 204 : 400).end();
});

folders.get('/list', async (req, res) => {
  try {
    const names = await readdir(folder());
    res.json({ names });
  } catch {
    res.status(404).json({ names: [] });
  }
});
