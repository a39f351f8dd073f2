import { Agent, type AgentOptions } from 'node:https';

interface Options {
  // ok: javascript.tls.no-verification
  rejectUnauthorized: false;
}

export class Remote {
  // ruleid: javascript.tls.no-verification
  private readonly agent = new Agent({ rejectUnauthorized: false } as AgentOptions);

  constructor(private readonly verify: boolean, readonly options?: Options) {}

  other(): Agent {
    // ok: javascript.tls.no-verification
    return this.verify ? new Agent({ rejectUnauthorized: this.verify }) : this.agent;
  }
}
