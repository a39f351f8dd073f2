import { format } from 'node:util';

const MAIL = [
  'From: support@example.com',
  'To: support@example.com',
  'Reply-To: %s',
  'Subject: question',
  '',
  '%s',
].join('\r\n');

export function looksLikeAddress(text: string): boolean {
  return /^[^\s@\x00-\x1f]+@[^\s@\x00-\x1f]+$/.test(text) && text.length < 200;
}

export function supportMail(reply: string, text: string): string {
  return format(MAIL, reply, text);
}
