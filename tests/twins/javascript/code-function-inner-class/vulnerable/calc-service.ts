// weakness: CWE-94 code injection
// features: interface, inner class, type cast
// attack: {"op":"1;process.exit()"} : the operation class builds a function from the text
// expect: 16 CWE-94
import type { FastifyReply, FastifyRequest } from 'fastify';

interface Operation {
  apply(value: number): number;
}

class Operations {
  private static Scale = class implements Operation {
    private readonly fn: (value: number) => number;

    constructor(factor: string) {
      this.fn = Function('value', 'return value * ' + factor) as (value: number) => number;
    }

    apply(value: number): number {
      return this.fn(value);
    }
  };

  static scale(factor: string): Operation {
    return new Operations.Scale(factor);
  }
}

export async function scale(request: FastifyRequest<{ Body: { op: string } }>, reply: FastifyReply) {
  const operation = Operations.scale(request.body.op);
  return reply.send({ values: [1, 2, 3].map((value) => operation.apply(value)) });
}
