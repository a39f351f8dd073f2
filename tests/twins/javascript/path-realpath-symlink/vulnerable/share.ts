// weakness: CWE-22 path traversal
// features: path guard, guard in a helper, exception, async
// attack: GET /share/..%2f..%2fetc%2fpasswd : the helper's error is swallowed and the unchecked path is returned
// expect: 25 CWE-22
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Context } from 'koa';

const ROOT = '/srv/share';

async function locate(name: string): Promise<string> {
  const wanted = path.join(ROOT, name);
  try {
    const real = await fs.realpath(wanted);
    if (!real.startsWith(ROOT + path.sep)) throw new RangeError('outside');
    return real;
  } catch {
    return wanted;
  }
}

export async function shared(ctx: Context): Promise<void> {
  try {
    const file = await locate(String(ctx.params.name));
    const data = await fs.readFile(file);
    ctx.type = 'application/octet-stream';
    ctx.body = data;
  } catch {
    ctx.status = 404;
  }
}
