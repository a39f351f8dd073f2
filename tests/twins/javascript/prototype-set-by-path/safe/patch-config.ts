// weakness: CWE-1321 prototype pollution
// features: loop, wrong guard, helper function
// attack: a step is taken only through own properties of plain data
// expect: none
import type { Request, Response } from 'express';

type Node = Record<string, unknown>;

const config: Node = { mail: { sender: 'shop@example.com' }, ui: { theme: 'light' } };

function setByPath(root: Node, path: string, value: unknown): boolean {
  const keys = path.split('.');
  const last = keys.pop() as string;
  let node = root;
  for (const key of keys) {
    if (!Object.hasOwn(node, key)) return false;
    node = node[key] as Node;
    if (node === undefined) return false;
  }
  if (!Object.hasOwn(node, last)) return false;
  node[last] = value;
  return true;
}

export function patchConfig(req: Request, res: Response): void {
  const done = setByPath(config, String(req.body.path), String(req.body.value));
  res.status(done ? 204 : 400).end();
}
