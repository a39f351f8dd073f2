// weakness: CWE-89 SQL injection
// features: two files, guard in another file, allow list, early return
// attack: {"column":"note = '' , admin"} : the check looks for a known name anywhere in the text
// expect: 18 CWE-89
import type { Context } from 'koa';
import { Pool } from 'pg';
import { isEditable } from './columns';

const pool = new Pool();

export async function editContact(ctx: Context): Promise<void> {
  const { column, value } = ctx.request.body as { column: string; value: string };
  if (typeof column !== 'string' || !isEditable(column)) {
    ctx.status = 400;
    return;
  }
  const sql = `UPDATE contacts SET ${column} = $1 WHERE id = $2`;
  await pool.query(sql, [String(value), Number(ctx.params.id)]);
  ctx.status = 204;
}
