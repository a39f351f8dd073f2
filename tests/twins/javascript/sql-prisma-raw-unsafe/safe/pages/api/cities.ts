// weakness: CWE-89 SQL injection
// features: alias of the sink, template literal
// attack: the tagged $queryRaw template turns the same hole into a bind parameter
// expect: none
import type { NextApiRequest, NextApiResponse } from 'next';
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

type City = { id: number; name: string };

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'GET') {
    res.status(405).end();
    return;
  }
  const prefix = String(req.query.prefix ?? '');
  const start = prefix + '%';
  const cities = await prisma.$queryRaw<City[]>`SELECT id, name FROM city WHERE name LIKE ${start} LIMIT 10`;
  res.status(200).json(cities);
}
