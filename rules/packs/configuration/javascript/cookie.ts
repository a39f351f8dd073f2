import expressSession from 'express-session';
import type { Application, Response } from 'express';

export class Server {
  constructor(private readonly app: Application, key: string) {
    // ruleid: javascript.cookie.session-defaults
    app.use(expressSession({ name: 'sid', secret: key, saveUninitialized: false }));
    // ok: javascript.cookie.session-defaults
    app.use(other({ name: 'sid', secret: key }));
  }

  remember(response: Response, value: string): Response {
    // ruleid: javascript.cookie.readable-by-scripts, javascript.cookie.unencrypted
    return response.status(200).cookie('remember', value, { secure: false, httpOnly: false });
  }
}
