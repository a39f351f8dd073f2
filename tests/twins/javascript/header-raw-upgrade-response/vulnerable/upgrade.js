// weakness: CWE-113 header injection
// features: helper function, join, right sanitizer
// attack: protocol "chat%0d%0aSet-Cookie: sid=1" : the decoded CR LF ends the header line of the raw response
// expect: 22 CWE-113
const http = require('http');

const server = http.createServer((req, res) => res.end());

function responseHead(protocol) {
  const lines = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: chat',
    'Connection: Upgrade',
    'X-Protocol: ' + protocol,
  ];
  return lines.join('\r\n') + '\r\n\r\n';
}

server.on('upgrade', (req, socket) => {
  const url = new URL(req.url, 'http://chat.internal');
  const protocol = (url.searchParams.get('protocol') || 'v1').trim();
  socket.write(responseHead(protocol));
  socket.pipe(socket);
});

module.exports = server;
