type Mapper = (row: string) => unknown;

const MAPPERS = new Map<string, Mapper>([
  ['first', (row) => row.split(';')[0]],
  ['last', (row) => row.split(';').pop()],
  ['upper', (row) => row.toUpperCase()],
]);

export class ImportJob {
  private readonly mapper: Mapper;

  constructor(name: string) {
    this.mapper = MAPPERS.get(name) ?? ((row) => row);
  }

  run(rows: string[]): unknown[] {
    return rows.map((row) => this.mapper(row));
  }
}
