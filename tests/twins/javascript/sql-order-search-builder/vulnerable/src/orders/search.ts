// weakness: CWE-89 SQL injection
// features: string builder, loop, constant index, join
// attack: GET /orders?customer=x' OR '1'='1 closes the literal inside the WHERE clause
// expect: 28 CWE-89
import { Request, Response } from 'express';
import { Pool } from 'pg';

const pool = new Pool();

const FILTERS: Array<[string, string]> = [
  ['customer', 'customer_name'],
  ['status', 'status'],
];

export async function searchOrders(req: Request, res: Response): Promise<void> {
  const clauses: string[] = [];
  const values: unknown[] = [];
  for (const filter of FILTERS) {
    const raw = req.query[filter[0]];
    if (typeof raw !== 'string' || raw === '') continue;
    clauses.push(filter[1] + " = '" + raw + "'");
  }
  let sql = 'SELECT id, customer_name, status, total FROM orders';
  if (clauses.length > 0) {
    sql += ' WHERE ' + clauses.join(' AND ');
  }
  sql += ' LIMIT 100';
  const { rows } = await pool.query(sql, values);
  res.json({ orders: rows });
}
