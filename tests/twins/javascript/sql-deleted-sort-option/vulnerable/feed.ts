// weakness: CWE-89 SQL injection
// features: removal, constant key, destructuring
// attack: GET /feed with sort "id; DROP TABLE feed" : "limit" is deleted from the options, sort stays
// expect: 22 CWE-89
import type { FastifyInstance } from 'fastify';
import { Pool } from 'pg';

const pool = new Pool();

interface FeedQuery {
  sort?: string;
  limit?: string;
}

export default async function feed(app: FastifyInstance): Promise<void> {
  app.get<{ Querystring: FeedQuery }>('/feed', async (request) => {
    const options: FeedQuery = { ...request.query };
    // the old clients still send a value that is no longer honoured
    delete options.limit;
    const { sort = 'published_at' } = options;
    const sql = `SELECT id, title FROM feed ORDER BY ${sort} DESC LIMIT 30`;
    const { rows } = await pool.query(sql);
    return { entries: rows };
  });
}
