// weakness: CWE-1321 prototype pollution
// features: constant key, type cast, destructuring
// attack: {"user":"__proto__","item":"isAdmin"} : the cart of "__proto__" is Object.prototype
// expect: 23 CWE-1321
import type { FastifyReply, FastifyRequest } from 'fastify';

type Cart = Record<string, number>;

const carts: Record<string, Cart> = { '1': {} };

interface AddBody {
  user: string;
  item: string;
  amount: number;
}

export async function addToCart(request: FastifyRequest<{ Body: AddBody }>, reply: FastifyReply) {
  const { user, item, amount } = request.body;
  const cart = carts[user];
  if (!cart || item === '__proto__') {
    return reply.code(404).send({ error: 'no cart' });
  }
  cart[item] = Number(amount);
  return reply.send({ added: true });
}
