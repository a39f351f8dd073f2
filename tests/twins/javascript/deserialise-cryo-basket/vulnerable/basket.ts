// weakness: CWE-502 deserialisation
// features: interface, anonymous class, declared type
// attack: a stringified basket whose __proto__ carries "_CRYO_FUNCTION_..." as toString runs when it is printed
// expect: 14 CWE-502
import type { Context } from 'koa';
import Cryo from 'cryo';

interface Codec {
  read(text: string): number[];
}

const codec: Codec = new (class implements Codec {
  read(text: string): number[] {
    const basket = Cryo.parse(text) as { items: number[] };
    return basket.items.map((item) => Number(`${item}`));
  }
})();

export async function basket(ctx: Context): Promise<void> {
  const stored = ctx.cookies.get('basket');
  if (!stored) {
    ctx.body = { items: [] };
    return;
  }
  const items = codec.read(decodeURIComponent(stored));
  ctx.body = { items: items.filter((item) => Number.isInteger(item)) };
}
