import { randomUUID } from 'node:crypto';

export interface Client {
  id: string;
  redirectUri: string;
}

const clients = new Map<string, Client>([
  ['web', { id: 'web', redirectUri: 'https://web.example.com/callback' }],
  ['desk', { id: 'desk', redirectUri: 'https://desk.example.com/callback' }],
]);

const codes = new Map<string, string>();

export function clientOf(id: string): Client | undefined {
  return clients.get(id);
}

export function newCode(client: Client): string {
  const code = randomUUID();
  codes.set(code, client.id);
  return code;
}
