// weakness: CWE-601 open redirect
// features: early return, table look-up, declared type
// attack: GET /r/https://evil.example is no key of the table and is used as it is
// expect: 19 CWE-601
import { createServer, IncomingMessage, ServerResponse } from 'node:http';

const LINKS: ReadonlyMap<string, string> = new Map([
  ['docs', 'https://docs.example.com/'],
  ['jobs', 'https://jobs.example.com/'],
]);

function handle(req: IncomingMessage, res: ServerResponse): void {
  const key: string = (req.url ?? '').replace(/^\/r\//, '');
  const target = LINKS.get(key) ?? key;
  if (!target) {
    res.writeHead(404).end();
    return;
  }
  res.writeHead(302, { Location: target });
  res.end();
}

export const server = createServer(handle);
