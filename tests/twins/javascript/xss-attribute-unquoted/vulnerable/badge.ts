// weakness: CWE-79 cross-site scripting
// features: wrong sanitizer, format
// attack: ?color=red onfocus=alert(1) autofocus has no character that the escaper knows, and the attribute has no quotes
// expect: 20 CWE-79
import { format } from 'node:util';
import he from 'he';
import { Context } from 'koa';

const BADGE = '<input readonly value=%s class="badge">';
const FRAME = '<!doctype html><title>badge</title><p>%s</p>';

function render(color: string): string {
  const input = format(BADGE, he.encode(color));
  return format(FRAME, input);
}

export async function badge(ctx: Context): Promise<void> {
  const color = String(ctx.query.color ?? 'grey');
  ctx.type = 'html';
  ctx.body = render(color);
}
