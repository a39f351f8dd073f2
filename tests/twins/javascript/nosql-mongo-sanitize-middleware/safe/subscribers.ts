// weakness: CWE-943 NoSQL injection
// features: two files, guard in a helper, loop
// attack: the cleaner goes down into objects and drops every key with a dollar
// expect: none
import { Request, Response } from 'express';
import { Subscriber } from './models';
import { withoutOperators } from './clean';

export async function findSubscriber(req: Request, res: Response): Promise<void> {
  const body = withoutOperators(req.body) as Record<string, unknown>;
  if (!body.email) {
    res.status(400).json({ error: 'email missing' });
    return;
  }
  const found = await Subscriber.findOne({ email: body.email }).lean();
  res.json({ subscribed: found !== null });
}
