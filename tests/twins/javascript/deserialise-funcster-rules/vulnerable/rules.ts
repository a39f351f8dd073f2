// weakness: CWE-502 deserialisation
// features: class field, constructor, helper method
// attack: {"match":{"__js_function":"function(){process.exit()}"}} : deepDeserialize compiles the function
// expect: 17 CWE-502
import type { Request, Response } from 'express';
import funcster from 'funcster';

interface Rule {
  field: string;
  equals: string;
}

class RuleSet {
  private readonly rules: Rule[];

  constructor(body: { rules?: unknown }) {
    const list = funcster.deepDeserialize(body.rules);
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
