// weakness: CWE-601 open redirect
// features: two files, table look-up, unused check
// attack: ?redirect_uri=https://evil.example : the registered address is looked up, the given one is used
// expect: 19 CWE-601
import type { Request, Response } from 'express';
import { clientOf, newCode } from './clients';

export function authorize(req: Request, res: Response): void {
  const client = clientOf(String(req.query.client_id));
  if (!client) {
    res.status(400).json({ error: 'unknown client' });
    return;
  }
  const given = String(req.query.redirect_uri ?? client.redirectUri);
  const registered = given === client.redirectUri;
  res.set('x-registered', String(registered));
  const target = new URL(given);
  target.searchParams.set('code', newCode(client));
  res.redirect(target.toString());
}
