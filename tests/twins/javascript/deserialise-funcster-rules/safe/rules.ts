// weakness: CWE-502 deserialisation
// features: class field, constructor, helper method
// attack: the class keeps parsed data and interprets two operators itself
// expect: none
import type { Request, Response } from 'express';

interface Rule {
  field: string;
  equals: string;
}

class RuleSet {
  private readonly rules: Rule[];

  constructor(body: { rules?: unknown }) {
    const list = body.rules;
    this.rules = Array.isArray(list) ? (list as Rule[]) : [];
  }

  count(record: Map<string, string>): number {
    return this.rules.filter((rule) => record.get(rule.field) === rule.equals).length;
  }
}

export function tryRules(req: Request, res: Response): void {
  const set = new RuleSet(req.body);
  const record = new Map([['country', 'se'], ['plan', 'basic']]);
  res.json({ matching: set.count(record) });
}
