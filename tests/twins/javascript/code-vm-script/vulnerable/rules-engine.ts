// weakness: CWE-94 code injection
// features: class field, helper method, encoding round trip
// attack: a base64 body of "this.constructor.constructor('return process')().exit()" leaves the vm context
// expect: 17 CWE-94
import vm from 'node:vm';
import { Request, Response } from 'express';

class RuleEngine {
  private readonly source: string;

  constructor(encoded: string) {
    this.source = Buffer.from(encoded, 'base64').toString('utf8');
  }

  evaluate(total: number): boolean {
    const context = vm.createContext({ total, limit: 100 });
    const matched = vm.runInContext(this.source, context, { timeout: 50 });
    return Boolean(matched);
  }
}

export function checkRule(req: Request, res: Response): void {
  const engine = new RuleEngine(String(req.body.rule));
  const discount = engine.evaluate(Number(req.body.total));
  res.json({ discount });
}
