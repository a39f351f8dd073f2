// weakness: CWE-79 cross-site scripting
// features: exception, template literal, type cast
// attack: the page only shows the exception's numeric code
// expect: none
import type { Request, ResponseToolkit } from '@hapi/hapi';

class InputError extends Error {
  readonly code = 17;

  constructor(readonly input: string) {
    super(`not a number: ${input}`);
  }
}

function square(text: string): number {
  const n = Number(text);
  if (Number.isNaN(n)) {
    throw new InputError(text);
  }
  return n * n;
}

export function calc(request: Request, h: ResponseToolkit) {
  try {
    return h.response({ result: square(request.query.n as string) });
  } catch (err) {
    const error = err as InputError;
    const page = `<h1>Error</h1><p>number ${Number(error.code)}</p>`;
    return h.response(page).type('text/html').code(400);
  }
}
