// weakness: CWE-502 deserialisation
// features: interface, anonymous class, declared type
// attack: the codec behind the same interface reads JSON and copies item numbers
// expect: none
import type { Context } from 'koa';

interface Codec {
  read(text: string): number[];
}

const codec: Codec = new (class implements Codec {
  read(text: string): number[] {
    const basket = JSON.parse(text) as { items: number[] };
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
