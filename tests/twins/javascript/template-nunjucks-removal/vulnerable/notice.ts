// weakness: CWE-1336 template injection
// features: removal, constant index
// attack: after shift() the first entry is the note of the request, which is rendered as template
// expect: 20 CWE-1336
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
  parts.shift();
  const text = env.renderString(parts[0], { name: String(name) });
  return reply.send({ preview: text });
}
