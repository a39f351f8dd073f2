// weakness: CWE-79 cross-site scripting
// features: loop, generator, helper function
// attack: the generator escapes every tag
// expect: none
import http from 'node:http';

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
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
