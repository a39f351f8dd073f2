// weakness: CWE-22 path traversal
// features: generator, loop, regex guard
// attack: the generator yields only names made of digits and dashes
// expect: none
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'koa';

const REPORTS = '/srv/reports';
const ID = /^\d{4}-\d{2}$/;

function* reportFiles(ids: string[]): Generator<string> {
  for (const id of ids) {
    if (!ID.test(id)) continue;
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
