const mysql = require('mysql2/promise');
const { Pool } = require('pg');
const knex = require('knex')({ client: 'pg' });
const { Sequelize } = require('sequelize');

const pool = new Pool();
const TABLE = 'users';
const COLUMNS = ['id', 'name'].join();

async function find(id, name, ids) {
  // ruleid: javascript.sql.from-parts
  await pool.query(`SELECT * FROM users WHERE id = ${id}`);
  // ruleid: javascript.sql.from-parts
  await pool.query("SELECT * FROM users WHERE name = '" + name + "'", []);
  // ruleid: javascript.sql.from-parts
  await pool.query({ text: `DELETE FROM users WHERE name = '${name}'`, values: [] });
  // ruleid: javascript.sql.from-parts
  await knex.raw(`update users set name = '${name}' where id = 1`);
  // ruleid: javascript.sql.from-parts
  await mysql.execute(
    'INSERT INTO users (name) VALUES ("' + name + '")',
  );
  // ok: javascript.sql.from-parts
  await pool.query('SELECT * FROM users WHERE id = $1', [id]);
  // ok: javascript.sql.from-parts
  await pool.query('SELECT * ' + 'FROM users WHERE id = ?', [id]);
  // ok: javascript.sql.from-parts
  await pool.query(`SELECT ${COLUMNS} FROM users WHERE id = $1`, [id]);
  // ok: javascript.sql.from-parts
  await pool.query('SELECT * FROM ' + TABLE);
  // ok: javascript.sql.from-parts
  await pool.query(sql`SELECT * FROM users WHERE id = ${id}`);
  // ok: javascript.sql.from-parts
  await mysql.execute(`SELECT * FROM users WHERE id IN (${ids.map(() => '?').join(',')})`, ids);
  // ok: javascript.sql.from-parts
  await pool.query(`SELECT * FROM users WHERE name = ${mysql.escape(name)}`);
  // ok: javascript.sql.from-parts
  await pool.query(`SELECT * FROM ${escapeTableName(name)} WHERE id = $1`, [id]);
  // ok: javascript.sql.from-parts
  await cache.query(`users/${id}`);
}

async function stored(id, fields) {
  const statement = `SELECT name FROM users WHERE id = ${id}`;
  // ruleid: javascript.sql.variable-from-parts
  const [rows] = await mysql.query(statement);

  let sql;
  sql = "DELETE FROM users WHERE id = '" + id + "'";
  if (fields.length) {
    // ruleid: javascript.sql.variable-from-parts
    await pool.query(sql);
  }

  const good = 'SELECT name FROM users WHERE id = ?';
  // ok: javascript.sql.variable-from-parts
  await mysql.query(good, [id]);
  const url = `select/${id}`;
  // ok: javascript.sql.variable-from-parts
  await cache.query(url);
  return rows;
}

function list(order, prefix) {
  // ruleid: javascript.sql.raw-fragment
  knex('users').orderByRaw('name ' + order);
  // ruleid: javascript.sql.raw-fragment
  knex('users').whereRaw(`name like '${prefix}%'`);
  // ruleid: javascript.sql.raw-fragment
  const newest = Sequelize.literal(`created_at > '${prefix}'`);
  // ok: javascript.sql.raw-fragment
  knex('users').whereRaw('name like ?', [prefix + '%']);
  // ok: javascript.sql.raw-fragment
  knex('users').orderByRaw('name desc nulls last');
  // ok: javascript.sql.raw-fragment
  const random = Sequelize.literal('random()');
  return [newest, random];
}

app.get('/users/:id', async (req, res) => {
  // ruleid: javascript.sql.from-request
  const one = await pool.query(`SELECT * FROM users WHERE id = ${req.params.id}`);
  // ruleid: javascript.sql.from-request
  const two = await pool.query("SELECT * FROM users WHERE name = '" + req.query.name + "'");
  // ruleid: javascript.sql.from-request
  const three = await knex('users').orderByRaw('name ' + req.query.order);
  // ok: javascript.sql.from-request
  const four = await pool.query('SELECT * FROM users WHERE id = $1', [req.params.id]);
  // ok: javascript.sql.from-request
  const five = await pool.query(sql`SELECT * FROM users WHERE id = ${req.params.id}`);
  // ruleid: javascript.sql.from-request
  await models.sequelize.query(`SELECT * FROM users WHERE mail = '${req.body.mail || ''}' AND hash = '${hash(req.body.word)}'`);
  // ok: javascript.sql.from-request, javascript.sql.from-parts
  const six = await pool.query(`SELECT * FROM users WHERE id = ${Number(req.params.id)}`);
  res.json([one, two, three, four, five, six]);
});
