// weakness: CWE-601 open redirect
// features: two files, guard in another file, wrong guard
// attack: ?back=http:evil.example : only "//" is looked for, on the https page a browser takes the rest as a host
// expect: 15 CWE-601
import type { Request, Response } from 'express';
import { isLocal } from './local-url';

export function logout(req: Request, res: Response): void {
  const back = String(req.query.back ?? '/');
  res.clearCookie('session');
  if (!isLocal(back)) {
    res.redirect('/goodbye');
    return;
  }
  res.redirect(back);
}
