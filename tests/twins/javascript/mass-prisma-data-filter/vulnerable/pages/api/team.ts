// weakness: CWE-915 mass assignment
// features: stream, allow list, wrong guard
// attack: {"plan":"enterprise"} passes the list of names that may not be written, which has forgotten "plan"
// expect: 20 CWE-915
import type { NextApiRequest, NextApiResponse } from 'next';
import { prisma } from '../../lib/prisma';
import { currentTeam } from '../../lib/session';

const PROTECTED = ['id', 'ownerId', 'createdAt'];

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const team = await currentTeam(req);
  if (!team) {
    res.status(401).end();
    return;
  }
  const entries = Object.entries(req.body).filter(([name]) => !PROTECTED.includes(name));
  const updated = await prisma.team.update({
    where: { id: team.id },
    data: Object.fromEntries(entries),
  });
  res.status(200).json({ title: updated.title });
}
