// weakness: CWE-1336 template injection
// features: removal, constant index
// attack: the note is taken off with pop(), index 0 is the fixed text
// expect: none
import nunjucks from 'nunjucks';
import type { FastifyReply, FastifyRequest } from 'fastify';

const env = new nunjucks.Environment(null, { autoescape: true });

interface NoticeBody {
  note: string;
  name: string;
}

export async function notice(request: FastifyRequest<{ Body: NoticeBody }>, reply: FastifyReply) {
  const { note, name } = request.body;
  const parts: string[] = ['Dear {{ name }},'];
  parts.push(note);
  parts.pop();
  const text = env.renderString(parts[0], { name: String(name) });
  return reply.send({ preview: text });
}
