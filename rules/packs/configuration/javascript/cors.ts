import { NestFactory } from '@nestjs/core';
import { Server } from 'socket.io';

export async function start(module: unknown): Promise<void> {
  const app = await NestFactory.create(module);
  // ruleid: javascript.cors.any-origin-with-credentials
  app.enableCors({ origin: true, credentials: true });
  // ok: javascript.cors.any-origin-with-credentials
  app.enableCors({ origin: /\.example\.com$/, credentials: true });
  // ruleid: javascript.cors.any-origin-with-credentials
  new Server(app.getHttpServer(), { cors: { origin: true, credentials: true } });
  // ruleid: javascript.cors.wildcard-with-credentials
  new Server(app.getHttpServer(), { cors: { origin: '*', credentials: true } });
  // ok: javascript.cors.wildcard-with-credentials
  new Server(app.getHttpServer(), { cors: { origin: '*' } });
}
