// weakness: CWE-22 path traversal
// features: path guard, guard in a helper, exception, async
// attack: the error goes on to the caller, nothing is read
// expect: none
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Context } from 'koa';

const ROOT = '/srv/share';

async function locate(name: string): Promise<string> {
  const wanted = path.join(ROOT, name);
  const real = await fs.realpath(wanted);
  if (!real.startsWith(ROOT + path.sep)) throw new RangeError('outside');
  return real;
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
