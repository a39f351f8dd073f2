// weakness: CWE-601 open redirect
// features: wrong guard, early return
// attack: ?next=//evil.example starts with "/" and is another host
// expect: 21 CWE-601
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
  if (!next.startsWith('/')) {
    res.redirect('/');
    return;
  }
  res.redirect(next);
});
