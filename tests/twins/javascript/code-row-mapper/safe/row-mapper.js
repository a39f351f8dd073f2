// weakness: CWE-94 code injection
// features: string builder, helper method, class field
// attack: JSON.stringify makes one string literal of the same name
// expect: none
'use strict';

class RowMapper {
  constructor(columns) {
    this.columns = columns;
  }

  source() {
    let body = 'return {';
    for (const column of this.columns) {
      const key = JSON.stringify(String(column));
      body += key + ': row[' + key + '],';
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
