// weakness: CWE-89 SQL injection
// features: alias of the sink, template literal
// attack: GET /api/cities?prefix=' OR 1=1 -- : $queryRawUnsafe receives the finished string
// expect: 19 CWE-89
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
  const run = prisma.$queryRawUnsafe.bind(prisma);
  const cities = await run(`SELECT id, name FROM city WHERE name LIKE '${prefix}%' LIMIT 10`);
  res.status(200).json(cities as City[]);
}
