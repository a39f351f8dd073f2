// weakness: CWE-22 path traversal
// features: two files, path guard, global state
// attack: setFolder() refuses a folder that is not below the root
// expect: none
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
