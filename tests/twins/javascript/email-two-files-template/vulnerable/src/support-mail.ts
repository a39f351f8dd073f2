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
  return text.indexOf('@') > 0 && text.length < 200;
}

export function supportMail(reply: string, text: string): string {
  return format(MAIL, reply, text);
}
