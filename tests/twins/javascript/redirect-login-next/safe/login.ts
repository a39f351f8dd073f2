// weakness: CWE-601 open redirect
// features: wrong guard, early return
// attack: a second slash or backslash behind the first one is refused too
// expect: none
import { Router, Request, Response } from 'express';
import { verify } from './accounts';

export const login = Router();

login.post('/login', async (req: Request, res: Response) => {
  const account = await verify(String(req.body.user), String(req.body.password));
  if (!account) {
    res.status(401).json({ error: 'wrong credentials' });
    return;
  }
  const next = String(req.query.next ?? '/');
  if (!/^\/(?![/\\])[\w\-/?=&.]*$/.test(next)) {
    res.redirect('/');
    return;
  }
  res.redirect(next);
});
