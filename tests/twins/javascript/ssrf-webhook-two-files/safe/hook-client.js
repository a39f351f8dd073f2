'use strict';

class HookClient {
  #endpoint;

  constructor(endpoint) {
    this.#endpoint = endpoint;
  }

  async ping(timeout) {
    const response = await fetch(this.#endpoint, {
      method: 'POST',
      body: '{"event":"ping"}',
      signal: AbortSignal.timeout(timeout),
    });
    return response.status;
  }
}

module.exports = { HookClient };
