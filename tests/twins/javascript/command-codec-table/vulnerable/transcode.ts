// weakness: CWE-78 OS command injection
// features: table look-up, constant key, early return
// attack: ?codec=libx264;reboot is not in the table, then the raw value is used as fallback
// expect: 22 CWE-78
import { exec } from 'node:child_process';
import { Request, Response } from 'express';

const CODECS = new Map<string, string>([
  ['h264', 'libx264'],
  ['vp9', 'libvpx-vp9'],
  ['default', 'libx264'],
]);

export function transcode(req: Request, res: Response): void {
  const wanted = String(req.query.codec);
  const codec = CODECS.get(wanted) ?? wanted;
  const id = Number.parseInt(req.params.id, 10);
  if (!Number.isInteger(id)) {
    res.status(400).end();
    return;
  }
  exec(`ffmpeg -i /media/${id}.mov -c:v ${codec} /media/${id}.out.mkv`, (error) => {
    res.status(error ? 500 : 202).end();
  });
}
