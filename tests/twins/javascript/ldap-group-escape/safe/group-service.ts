// weakness: CWE-90 LDAP injection
// features: wrong sanitizer, right sanitizer, helper method
// attack: the RFC 4515 characters are written as hex pairs
// expect: none
import { Client, createClient } from 'ldapjs';
import type { Request, Response } from 'express';

class GroupService {
  private readonly client: Client = createClient({ url: String(process.env.LDAP_URL) });

  private escape(value: string): string {
    return value.replace(/[\\*()\0\u0080-\uffff]/g, (c) =>
      [...Buffer.from(c, 'utf8')].map((byte) => '\\' + byte.toString(16).padStart(2, '0')).join(''),
    );
  }

  members(group: string, done: (count: number) => void): void {
    const options = { scope: 'one' as const, filter: '(&(objectClass=group)(cn=' + this.escape(group) + '))' };
    this.client.search('ou=groups,dc=example,dc=com', options, (err, result) => {
      let count = 0;
      if (err) return done(0);
      result.on('searchEntry', () => {
        count += 1;
      });
      result.on('end', () => done(count));
    });
  }
}

const service = new GroupService();

export function groupSize(req: Request, res: Response): void {
  service.members(String(req.params.group), (count) => res.json({ count }));
}
