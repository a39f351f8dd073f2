// weakness: CWE-601 open redirect
// features: early return, table look-up, declared type
// attack: an unknown key is answered with 404
// expect: none
import { createServer, IncomingMessage, ServerResponse } from 'node:http';

const LINKS: ReadonlyMap<string, string> = new Map([
  ['docs', 'https://docs.example.com/'],
  ['jobs', 'https://jobs.example.com/'],
]);

function handle(req: IncomingMessage, res: ServerResponse): void {
  const key: string = (req.url ?? '').replace(/^\/r\//, '');
  const target = LINKS.get(key);
  if (!target) {
    res.writeHead(404).end();
    return;
  }
  res.writeHead(302, { Location: target });
  res.end();
}

export const server = createServer(handle);
