// weakness: CWE-93 e-mail header injection
// features: two files, format, guard in another file
// attack: {"reply":"a@b.example\r\nBcc: all@example.com"} : the check looks for an "@" only
// expect: 19 CWE-93
import type { Request, Response } from 'express';
import nodemailer from 'nodemailer';
import { supportMail, looksLikeAddress } from './support-mail';

const transport = nodemailer.createTransport({ sendmail: true });
const OFFICE = 'support@example.com';

export async function askSupport(req: Request, res: Response): Promise<void> {
  const reply = String(req.body.reply);
  if (!looksLikeAddress(reply)) {
    res.status(400).json({ error: 'address' });
    return;
  }
  const raw = supportMail(reply, String(req.body.text));
  await transport.sendMail({ envelope: { from: OFFICE, to: OFFICE }, raw });
  res.status(202).end();
}
