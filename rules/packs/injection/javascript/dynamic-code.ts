type Row = Record<string, unknown>;

export class Filters {
  private readonly cache = new Map<string, (row: Row) => boolean>();

  get(expression: string): (row: Row) => boolean {
    // ruleid: javascript.code.function-constructor
    const made = new Function('row', 'return ' + expression) as (row: Row) => boolean;
    this.cache.set(expression, made);
    return made;
  }

  // ok: javascript.code.function-constructor
  run(callback: Function, row: Row): boolean {
    return callback(row);
  }

  value(expression: string): number {
    // ruleid: javascript.code.dynamic
    return <number>eval(expression);
  }

  constant(): number {
    // ok: javascript.code.dynamic
    return eval('1 + 1') as number;
  }
}
