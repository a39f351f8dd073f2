// weakness: CWE-79 cross-site scripting
// features: loop, generator, helper function
// attack: ?tag=<><script>alert(1)</script> : only the first < and the first > are escaped
// expect: 22 CWE-79
import http from 'node:http';

function escape(text: string): string {
  return text.replace('<', '&lt;').replace('>', '&gt;');
}

function* items(tags: string[]): Generator<string> {
  for (const tag of tags) {
    yield `<li>${escape(tag)}</li>`;
  }
}

export const server = http.createServer((req, res) => {
  const url = new URL(req.url ?? '/', 'http://localhost');
  res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  res.write('<!doctype html><ul>');
  for (const item of items(url.searchParams.getAll('tag'))) {
    res.write(item);
  }
  res.end('</ul>');
});
