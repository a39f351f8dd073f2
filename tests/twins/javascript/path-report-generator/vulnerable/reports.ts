// weakness: CWE-22 path traversal
// features: generator, loop, regex guard
// attack: ?ids=../private/payroll : the generator yields names as given
// expect: 23 CWE-22
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'koa';

const REPORTS = '/srv/reports';

function* reportFiles(ids: string[]): Generator<string> {
  for (const id of ids) {
    if (!id) continue;
    yield join(REPORTS, id + '.csv');
  }
}

export async function mergeReports(ctx: Context): Promise<void> {
  const ids = String(ctx.query.ids ?? '').split(',');
  ctx.type = 'text/csv';
  ctx.respond = false;
  for (const file of reportFiles(ids)) {
    for await (const chunk of createReadStream(file)) {
      ctx.res.write(chunk);
    }
  }
  ctx.res.end();
}
