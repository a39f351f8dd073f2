// weakness: CWE-470 unsafe reflection
// features: allow list, class field, ternary
// attack: POST /stats/rebuildIndex calls a method that is not meant for the web
// expect: 30 CWE-470
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

const stats = new Stats();

export function call(req: Request, res: Response): void {
  const requested = req.params.method;
  const method = requested in stats ? requested : 'total';
  const value = (stats as unknown as Record<string, () => number>)[method]();
  res.json({ value });
}
