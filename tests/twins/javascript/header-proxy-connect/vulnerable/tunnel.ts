// weakness: CWE-113 header injection
// features: class field, string builder, regex guard
// attack: agent "x\r\nX-Admin: 1" from the JSON body ends the line of the request written to the upstream socket
// expect: 35 CWE-113
import net from 'node:net';
import type { Request, Response } from 'express';

const UPSTREAM = { host: 'gateway.internal', port: 3128 };
const AGENT = /^[ -~]{1,80}$/m;

class ConnectRequest {
  private agent = 'shop';

  use(agent: string): boolean {
    if (!AGENT.test(agent)) return false;
    this.agent = agent;
    return true;
  }

  toString(): string {
    let head = 'CONNECT partner.example.com:443 HTTP/1.1\r\n';
    head += 'Host: partner.example.com:443\r\n';
    head += 'User-Agent: ' + this.agent + '\r\n\r\n';
    return head;
  }
}

export function openTunnel(req: Request, res: Response): void {
  const request = new ConnectRequest();
  if (!request.use(String(req.body.agent))) {
    res.status(400).json({ error: 'agent' });
    return;
  }
  const socket = net.connect(UPSTREAM, () => {
    socket.write(request.toString());
    socket.end();
    res.json({ opened: true });
  });
}
