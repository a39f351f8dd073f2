// weakness: CWE-117 log injection
// features: type cast, global state, helper function
// attack: the global keeps a number
// expect: none
import type { Context } from 'koa';
import pino from 'pino';

const log = pino(pino.destination('/var/log/refunds.log'));
let lastOrder = 0;

function note(): void {
  process.stdout.write('refund refused for order ' + lastOrder + '\n');
  log.info('refund refused');
}

export async function refuseRefund(ctx: Context): Promise<void> {
  const body = ctx.request.body as { order: string };
  lastOrder = Number(body.order);
  note();
  ctx.body = { refused: true };
}
