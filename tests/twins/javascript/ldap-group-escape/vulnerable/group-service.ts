// weakness: CWE-90 LDAP injection
// features: wrong sanitizer, right sanitizer, helper method
// attack: group "x)(objectClass=person" : star and backslash are removed, but the brackets close the filter
// expect: 17 CWE-90
import { Client, createClient } from 'ldapjs';
import type { Request, Response } from 'express';

class GroupService {
  private readonly client: Client = createClient({ url: String(process.env.LDAP_URL) });

  private escape(value: string): string {
    return value.replace(/[*\\]/g, '');
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
