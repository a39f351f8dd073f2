// weakness: CWE-94 code injection
// features: class field, helper method, encoding round trip
// attack: the decoded text is parsed as JSON, it is never compiled
// expect: none
import { Request, Response } from 'express';

class RuleEngine {
  private readonly source: string;

  constructor(encoded: string) {
    this.source = Buffer.from(encoded, 'base64').toString('utf8');
  }

  evaluate(total: number): boolean {
    const context = { total, limit: 100 };
    const rule = JSON.parse(this.source) as { atLeast: number };
    return context.total >= Math.min(Number(rule.atLeast), context.limit);
  }
}

export function checkRule(req: Request, res: Response): void {
  const engine = new RuleEngine(String(req.body.rule));
  const discount = engine.evaluate(Number(req.body.total));
  res.json({ discount });
}
