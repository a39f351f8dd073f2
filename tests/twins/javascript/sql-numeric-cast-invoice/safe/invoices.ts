// weakness: CWE-89 SQL injection
// features: type cast, same function
// attack: Number() turns the same text into NaN and the handler leaves
// expect: none
import express, { Request, Response } from 'express';
import Database from 'better-sqlite3';

const db = new Database('billing.db', { readonly: true });
export const invoices = express.Router();

interface InvoiceRow {
  id: number;
  total: number;
}

invoices.get('/invoice/:id', (req: Request, res: Response) => {
  const id = Number(req.params.id);
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
