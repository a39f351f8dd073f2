// weakness: CWE-89 SQL injection
// features: wrong sanitizer, right sanitizer, async
// attack: escapeId() puts the same text into back-ticks, so it stays one (unknown) identifier
// expect: none
const mysql = require('mysql2/promise');

let connection;

async function connect() {
  if (!connection) {
    connection = await mysql.createConnection(process.env.DB_URI);
  }
  return connection;
}

exports.handler = async (event) => {
  const body = JSON.parse(event.body);
  const conn = await connect();
  const table = conn.escapeId(String(body.table), true);
  const [rows] = await conn.query('SELECT COUNT(*) AS n FROM ' + table);
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ count: rows[0].n }),
  };
};
