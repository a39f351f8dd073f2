// weakness: CWE-94 code injection
// features: string builder, helper method, class field
// attack: {"columns":["a\": 1, b: (process.exit(), 1)}; //"]} : the column name is pasted into the source of the row function
// expect: 21 CWE-94
'use strict';

class RowMapper {
  constructor(columns) {
    this.columns = columns;
  }

  source() {
    let body = 'return {';
    for (const column of this.columns) {
      body += '"' + column + '": row["' + column + '"],';
    }
    return body + '};';
  }

  compile() {
    return new Function('row', this.source());
  }
}

module.exports = function mapRows(req, res) {
  const columns = Array.isArray(req.body.columns) ? req.body.columns : [];
  const map = new RowMapper(columns).compile();
  const rows = [{ id: 1, name: 'first' }].map((row) => map(row));
  res.json({ rows });
};
