// weakness: CWE-89 SQL injection
// features: wrong sanitizer, right sanitizer, async
// attack: {"table":"orders WHERE 1=0 UNION SELECT ..."} : escape() protects quoted values, but the quotes are cut off again for the table name
// expect: 20 CWE-89
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
  const table = conn.escape(String(body.table)).slice(1, -1);
  const [rows] = await conn.query('SELECT COUNT(*) AS n FROM ' + table);
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ count: rows[0].n }),
  };
};
