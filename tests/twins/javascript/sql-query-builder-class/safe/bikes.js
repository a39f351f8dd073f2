// weakness: CWE-89 SQL injection
// features: builder, helper method, wrong sanitizer
// attack: the builder collects the value for a placeholder
// expect: none
const mysql = require('mysql2/promise');

const pool = mysql.createPool({ uri: process.env.DB_URI });

class Select {
  constructor(table) {
    this.sql = 'SELECT id, brand, price FROM ' + table;
    this.values = [];
  }

  equals(column, value) {
    this.values.push(value);
    this.sql += ` WHERE ${column} = ?`;
    return this;
  }

  limit(count) {
    this.sql += ` LIMIT ${count}`;
    return this;
  }
}

module.exports = async function bikes(ctx) {
  const brand = String(ctx.query.brand || '');
  const select = new Select('bikes').equals('brand', brand).limit(50);
  const [rows] = await pool.execute(select.sql, select.values);
  ctx.body = { bikes: rows };
};
