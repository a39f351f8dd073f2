// weakness: CWE-918 server-side request forgery
// features: two files, constructor, template literal, type cast
// attack: {"shard":"1.evil.example/?x="} : the client puts the shard into its base URL
// expect: src/shard-client.ts:14 CWE-918
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
