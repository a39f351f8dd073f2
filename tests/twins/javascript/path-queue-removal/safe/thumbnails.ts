// weakness: CWE-22 path traversal
// features: removal, constant index, loop
// attack: only the tail is dropped, index 0 is still the fixed name
// expect: none
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response } from 'express';

const DIR = '/srv/thumbnails';

export function firstThumbnail(req: Request, res: Response): void {
  const queue: string[] = ['placeholder.png'];
  queue.push(String(req.body.name));
  while (queue.length > 1) {
    queue.pop();
  }
  const data = readFileSync(join(DIR, queue[0]));
  res.type('image/png');
  res.end(data);
}
