import { PrismaClient } from '@prisma/client';
import type { DataSource } from 'typeorm';

const prisma = new PrismaClient();

export class Users {
  constructor(private readonly source: DataSource) {}

  async one(id: string): Promise<unknown> {
    // ruleid: javascript.sql.from-parts
    return this.source.query(`SELECT name FROM users WHERE id = '${id}'`);
  }

  async two(id: string): Promise<unknown> {
    const text: string = 'SELECT name FROM users WHERE id = ' + id;
    // ruleid: javascript.sql.variable-from-parts
    return this.source.query(text);
  }

  async three(id: string): Promise<unknown> {
    // ruleid: javascript.sql.raw-fragment
    const rows = prisma.$queryRawUnsafe<{ name: string }[]>(`SELECT name FROM users WHERE id = '${id}'`);
    // ok: javascript.sql.raw-fragment
    const same = await prisma.$queryRaw`SELECT name FROM users WHERE id = ${id}`;
    // ok: javascript.sql.raw-fragment
    const third = await prisma.$queryRawUnsafe('SELECT name FROM users WHERE id = $1', id);
    // ok: javascript.sql.from-parts
    const fourth = await this.source.query('SELECT name FROM users WHERE id = $1', [id]);
    return [rows, same, third, fourth];
  }
}
