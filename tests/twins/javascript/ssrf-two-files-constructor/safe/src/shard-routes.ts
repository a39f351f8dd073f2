// weakness: CWE-918 server-side request forgery
// features: two files, constructor, template literal, type cast
// attack: the client's constructor turns the shard into an integer between 0 and 15
// expect: none
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ShardClient } from './shard-client';

interface Query {
  shard: string;
}

export async function shardStatus(request: FastifyRequest<{ Querystring: Query }>, reply: FastifyReply) {
  const client = new ShardClient(request.query.shard);
  try {
    return reply.send({ documents: await client.count() });
  } catch {
    return reply.code(502).send({ error: 'shard' });
  }
}
