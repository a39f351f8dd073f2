// weakness: CWE-89 SQL injection
// features: type cast, same function
// attack: GET /invoice/0 UNION SELECT ... : the TypeScript cast "as unknown as number" changes nothing at run time
// expect: 22 CWE-89
import express, { Request, Response } from 'express';
import Database from 'better-sqlite3';

const db = new Database('billing.db', { readonly: true });
export const invoices = express.Router();

interface InvoiceRow {
  id: number;
  total: number;
}

invoices.get('/invoice/:id', (req: Request, res: Response) => {
  const id = req.params.id as unknown as number;
  if (Number.isNaN(id)) {
    res.status(400).json({ error: 'bad id' });
    return;
  }
  const statement = db.prepare(`SELECT id, total FROM invoices WHERE id = ${id}`);
  const row = statement.get() as InvoiceRow | undefined;
  if (!row) {
    res.status(404).json({ error: 'not found' });
    return;
  }
  res.json(row);
});
