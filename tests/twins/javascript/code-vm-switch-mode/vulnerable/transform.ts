// weakness: CWE-94 code injection
// features: switch, constant branch, async
// attack: the constant mode is "script", so the posted text is compiled by vm.Script
// expect: 19 CWE-94
import vm from 'node:vm';
import type { Context } from 'koa';

const MODE: string = 'script';

function replaceNames(text: string, name: string): string {
  return text.split('{name}').join(name);
}

export async function transform(ctx: Context): Promise<void> {
  const { text, name } = ctx.request.body as { text: string; name: string };
  let output: string;
  switch (MODE) {
    case 'script':
      output = String(new vm.Script(text).runInNewContext({ name }));
      break;
    case 'template':
      output = replaceNames(String(text), String(name));
      break;
    default:
      output = '';
  }
  ctx.body = { output };
}
