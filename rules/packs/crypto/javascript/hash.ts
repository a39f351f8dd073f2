import crypto, { createHmac } from 'node:crypto';
import * as c from 'crypto';

export async function etag(body: Buffer, key: string): Promise<string[]> {
  // ruleid: javascript.hash.weak
  const first: string = crypto.createHash('sha1').update(body).digest('hex');
  // ruleid: javascript.hash.weak
  const second = c.createHash(`md5`, {}).update(body).digest('hex');
  // ruleid: javascript.hash.weak
  await globalThis.crypto.subtle.digest('SHA-1', body);
  // ok: javascript.hash.weak
  await globalThis.crypto.subtle.digest('SHA-256', body);
  // ruleid: javascript.hash.weak-mac
  const mac = createHmac('sha1', key).update(body).digest('hex');
  // ok: javascript.hash.weak-mac
  const good = createHmac('sha512', key).update(body).digest('hex');
  return [first, second, mac, good];
}
