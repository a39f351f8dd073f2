// weakness: CWE-89 SQL injection
// features: string builder, loop, constant index, join
// attack: the value goes into the parameter list, the statement only gets $1
// expect: none
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
    values.push(raw);
    clauses.push(filter[1] + ' = $' + values.length);
  }
  let sql = 'SELECT id, customer_name, status, total FROM orders';
  if (clauses.length > 0) {
    sql += ' WHERE ' + clauses.join(' AND ');
  }
  sql += ' LIMIT 100';
  const { rows } = await pool.query(sql, values);
  res.json({ orders: rows });
}
