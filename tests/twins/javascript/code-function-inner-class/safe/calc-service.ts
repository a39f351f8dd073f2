// weakness: CWE-94 code injection
// features: interface, inner class, type cast
// attack: the operation class behind the same interface multiplies a number
// expect: none
import type { FastifyReply, FastifyRequest } from 'fastify';

interface Operation {
  apply(value: number): number;
}

class Operations {
  private static Scale = class implements Operation {
    private readonly factor: number;

    constructor(factor: string) {
      this.factor = Number(factor);
    }

    apply(value: number): number {
      return value * this.factor;
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
