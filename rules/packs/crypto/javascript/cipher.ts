import { createCipheriv, randomBytes, type CipherGCM } from 'node:crypto';
import * as crypto from 'crypto';

const IV = 'abcdefghijklmnop';

export class Vault {
  constructor(private readonly key: Buffer) {}

  seal(text: string): Buffer {
    // ruleid: javascript.cipher.constant-iv
    const cipher = createCipheriv('aes-256-cbc', this.key, IV);
    return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  }

  open(): CipherGCM {
    const iv = randomBytes(12);
    // ok: javascript.cipher.constant-iv
    return createCipheriv('aes-256-gcm', this.key, iv) as CipherGCM;
  }

  old(password: string) {
    // ruleid: javascript.cipher.without-iv
    return (crypto as any).createCipher('aes-256-cbc', password);
  }

  // ok: javascript.cipher.weak
  name = 'des-cbc';
}
