// weakness: CWE-88 argument injection
// features: argument injection, early return, async
// attack: a ref with a leading dash is refused before git starts
// expect: none
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { FastifyInstance, FastifyRequest, FastifyReply } from 'fastify';

const run = promisify(execFile);

interface LogQuery {
  ref?: string;
}

export default async function gitLog(app: FastifyInstance) {
  app.get('/log', async (request: FastifyRequest<{ Querystring: LogQuery }>, reply: FastifyReply) => {
    const ref = String(request.query.ref ?? 'HEAD');
    if (ref.startsWith('-')) {
      return reply.code(400).send({ error: 'bad ref' });
    }
    const { stdout } = await run('git', ['log', '--oneline', '-n', '20', ref], { cwd: '/srv/repo' });
    return reply.send({ commits: stdout.trim().split('\n') });
  });
}
