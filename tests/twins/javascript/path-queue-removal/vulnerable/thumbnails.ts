// weakness: CWE-22 path traversal
// features: removal, constant index, loop
// attack: POST {"name":"../../.ssh/config"} : the head of the queue is dropped, the request's name moves to index 0
// expect: 17 CWE-22
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response } from 'express';

const DIR = '/srv/thumbnails';

export function firstThumbnail(req: Request, res: Response): void {
  const queue: string[] = ['placeholder.png'];
  queue.push(String(req.body.name));
  while (queue.length > 1) {
    queue.shift();
  }
  const data = readFileSync(join(DIR, queue[0]));
  res.type('image/png');
  res.end(data);
}
