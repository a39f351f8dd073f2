// weakness: CWE-78 OS command injection
// features: constant key, spread, callback
// attack: shell is false, the same text is one argument of convert (a leading dash or @ is refused)
// expect: none
import { spawn, SpawnOptions } from 'node:child_process';
import type { Request, Response } from 'express';

const BASE: SpawnOptions = { cwd: '/srv/images', shell: false };

function convert(size: string, done: (code: number | null) => void): void {
  const options: SpawnOptions = { ...BASE, stdio: 'ignore' };
  const child = spawn('convert', ['logo.png', '-resize', size, 'logo-small.png'], options);
  child.on('exit', done);
}

export function resize(req: Request, res: Response): void {
  const size = String(req.query.size ?? '64x64');
  if (size.startsWith('-') || size.startsWith('@')) {
    res.status(400).json({ error: 'bad size' });
    return;
  }
  convert(size, (code) => res.json({ resized: code === 0 }));
}
