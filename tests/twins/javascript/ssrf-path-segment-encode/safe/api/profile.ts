// weakness: CWE-918 server-side request forgery
// features: right sanitizer, wrong sanitizer
// attack: the id must be a UUID before it becomes a part of the URL
// expect: none
import type { FastifyReply, FastifyRequest } from 'fastify';
import { validate as isUuid } from 'uuid';

const SERVICE = 'http://profiles.internal:8080/public/users/';

interface Params {
  id: string;
}

export async function profile(request: FastifyRequest<{ Params: Params }>, reply: FastifyReply) {
  const { id } = request.params;
  const segment = id.toLowerCase();
  if (!isUuid(segment)) {
    return reply.code(400).send({ error: 'bad id' });
  }
  const response = await fetch(SERVICE + segment);
  const body = (await response.json()) as { displayName: string };
  return reply.send({ displayName: body.displayName });
}
