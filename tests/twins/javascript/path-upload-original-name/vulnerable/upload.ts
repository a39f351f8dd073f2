// weakness: CWE-22 path traversal
// features: async, helper function, right sanitizer
// attack: {"originalname":"../../www/logo.png"} decides where the upload is written
// expect: 24 CWE-22
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Request, Response } from 'express';

const UPLOADS = '/srv/uploads';
const EXTENSIONS = new Set(['.png', '.jpg', '.pdf']);

function targetName(original: string): string {
  const extension = path.extname(original).toLowerCase();
  if (!EXTENSIONS.has(extension)) {
    throw new TypeError('extension');
  }
  return original;
}

export async function upload(req: Request, res: Response): Promise<void> {
  const { originalname, buffer } = req.body.file as { originalname: string; buffer: string };
  try {
    const name = targetName(originalname);
    await writeFile(path.join(UPLOADS, name), Buffer.from(buffer, 'base64'));
    res.status(201).json({ stored: true });
  } catch {
    res.status(400).json({ error: 'not accepted' });
  }
}
