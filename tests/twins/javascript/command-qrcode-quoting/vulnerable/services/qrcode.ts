// weakness: CWE-78 OS command injection
// features: wrong sanitizer, right sanitizer, helper function
// attack: title "$(touch /tmp/x)" : double quotes do not stop command substitution
// expect: 16 CWE-78
import { execSync } from 'node:child_process';
import type { Request, Response } from 'express';

function quote(word: string): string {
  return '"' + word.replace(/"/g, '\\"') + '"';
}

export function qrcode(req: Request, res: Response): void {
  const title = String(req.body.title ?? '').slice(0, 80);
  const target = '/var/lib/codes/current.png';
  const command = ['qrencode', '-s', '6', '-o', target, '--', quote(title)].join(' ');
  execSync(command, { stdio: 'ignore', timeout: 10000 });
  res.sendFile(target);
}
