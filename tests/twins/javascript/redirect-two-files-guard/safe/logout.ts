// weakness: CWE-601 open redirect
// features: two files, guard in another file, wrong guard
// attack: the guard resolves the value against the own origin and compares
// expect: none
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
