import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class ArticlesRepository {
  private readonly table = 'articles';

  constructor(private readonly dataSource: DataSource) {}

  // newest first is done by the caller
  async findByTitle(term: string, offset: number) {
    const where = `title ILIKE '%${term}%'`;
    return this.dataSource.query(`SELECT id, title FROM ${this.table} WHERE ${where} LIMIT 20 OFFSET $1`, [offset]);
  }
}
