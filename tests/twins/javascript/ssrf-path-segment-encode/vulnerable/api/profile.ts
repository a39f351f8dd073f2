// weakness: CWE-918 server-side request forgery
// features: right sanitizer, wrong sanitizer
// attack: GET /user/..%2f..%2finternal%2fkeys%3fall=1 : encodeURI leaves "/", "." and "?" alone and another service is called
// expect: 19 CWE-918
import type { FastifyReply, FastifyRequest } from 'fastify';

const SERVICE = 'http://profiles.internal:8080/public/users/';

interface Params {
  id: string;
}

export async function profile(request: FastifyRequest<{ Params: Params }>, reply: FastifyReply) {
  const { id } = request.params;
  const segment = encodeURI(id);
  if (segment.length > 64) {
    return reply.code(400).send({ error: 'bad id' });
  }
  const response = await fetch(SERVICE + segment);
  const body = (await response.json()) as { displayName: string };
  return reply.send({ displayName: body.displayName });
}
