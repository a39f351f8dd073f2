// weakness: CWE-470 unsafe reflection
// features: allow list, class field, ternary
// attack: the name must be one of the two published ones
// expect: none
import type { Request, Response } from 'express';

class Stats {
  private visits = 0;

  total(): number {
    return this.visits;
  }

  visit(): number {
    this.visits += 1;
    return this.visits;
  }

  rebuildIndex(): number {
    this.visits = 0;
    return -1;
  }
}

const PUBLISHED = ['total', 'visit'];
const stats = new Stats();

export function call(req: Request, res: Response): void {
  const requested = req.params.method;
  const method = PUBLISHED.includes(requested) ? requested : 'total';
  const value = (stats as unknown as Record<string, () => number>)[method]();
  res.json({ value });
}
