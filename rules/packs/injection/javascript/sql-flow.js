const express = require('express');
const mysql = require('mysql2/promise');
const { Pool } = require('pg');
const app = express();
const pool = mysql.createPool({ host: 'localhost' });
const db = new Pool();

app.get('/users', async (req, res) => {
  const name = req.query.name;
  // ruleid: javascript.sql.injection
  const [rows] = await pool.query("SELECT * FROM users WHERE name = '" + name + "'");
  // ok: javascript.sql.injection
  await pool.query('SELECT * FROM users WHERE name = ?', [name]);
  // ok: javascript.sql.injection
  await pool.query({ sql: 'SELECT * FROM users WHERE name = ?', values: [name] });
  // ruleid: javascript.sql.injection
  await db.query({ text: `SELECT * FROM users WHERE name = '${name}'` });
  res.json(rows);
});

function byOwner(owner) {
  let statement = 'SELECT * FROM pets';
  if (owner) {
    statement += ` WHERE owner = '${owner}'`;
  }
  return statement;
}

app.get('/pets', (req, res) => {
  const { owner } = req.query;
  // ruleid: javascript.sql.injection
  db.query(byOwner(owner), (error, result) => res.json(result.rows));
  // ok: javascript.sql.injection
  db.query(byOwner('rex'), (error, result) => res.json(result.rows));
});

const COLUMNS = ['name', 'age'];
const ORDERS = { up: 'ASC', down: 'DESC' };

app.get('/sorted', async (req, res) => {
  const column = req.query.column;
  if (!COLUMNS.includes(column)) {
    return res.status(400).end();
  }
  // ok: javascript.sql.injection
  await db.query(`SELECT * FROM pets ORDER BY ${column} ${ORDERS[req.query.order] || 'ASC'}`);
  const limit = parseInt(req.query.limit, 10);
  // ok: javascript.sql.injection
  await db.query(`SELECT * FROM pets LIMIT ${limit}`);
  // ruleid: javascript.sql.injection
  await db.query(`SELECT * FROM pets LIMIT ${req.query.limit}`);
  // ruleid: javascript.sql.injection
  await db.query(`SELECT * FROM pets WHERE name = '${req.query.name.replace("'", "''")}'`);
  // ok: javascript.sql.injection
  await db.query(`SELECT * FROM pets WHERE name = ${mysql.escape(req.query.name)}`);
  let direction;
  switch (req.query.order) {
    case 'down': direction = 'DESC'; break;
    default: direction = 'ASC';
  }
  // ok: javascript.sql.injection
  await db.query(`SELECT * FROM pets ORDER BY name ${direction}`);
});

class Reports {
  constructor(filter) {
    this.filter = filter;
    this.table = 'reports';
  }

  async list() {
    // ruleid: javascript.sql.injection
    return db.query(`SELECT * FROM reports WHERE ${this.filter}`);
  }

  async count() {
    // ok: javascript.sql.injection
    return db.query(`SELECT COUNT(*) FROM ${this.table}`);
  }
}

app.post('/reports', async (req, res) => {
  const reports = new Reports(req.body.filter);
  await reports.count();
  res.json(await reports.list());
});

app.post('/many', async (request, response) => {
  const parts = [];
  for (const id of request.body.ids) {
    parts.push(`'${id}'`);
  }
  // ruleid: javascript.sql.injection
  await pool.execute(`DELETE FROM pets WHERE id IN (${parts.join(', ')})`);
  const marks = request.body.ids.map(() => '?').join(', ');
  // ok: javascript.sql.injection
  await pool.execute(`DELETE FROM pets WHERE id IN (${marks})`, request.body.ids);
  let name = request.body.name;
  name = 'rex';
  // ok: javascript.sql.injection
  await pool.execute(`DELETE FROM pets WHERE name = '${name}'`);
});

app.use(function (incoming, res, next) {
  // ruleid: javascript.sql.injection
  knex.select('*').from('pets').whereRaw(`name = '${incoming.query.name}'`).then(() => next());
  // ok: javascript.sql.injection
  knex.select('*').from('pets').whereRaw('name = ?', [incoming.query.name]).then(() => next());
});

router.get('/koa', async (ctx) => {
  // ruleid: javascript.sql.injection
  ctx.body = await sequelize.query(`SELECT * FROM pets WHERE id = ${ctx.params.id}`);
  // ok: javascript.sql.injection
  ctx.body = await sequelize.query('SELECT * FROM pets WHERE id = :id', { replacements: { id: ctx.params.id } });
});

exports.handler = async (event) => {
  const { city } = event.queryStringParameters;
  // ruleid: javascript.sql.injection
  return db.query("SELECT * FROM shops WHERE city = '" + city + "'");
};

function checkedId(value) {
  if (!/^[a-z0-9]+$/i.test(value)) {
    throw new Error('no id');
  }
  return value;
}

app.get('/checked/:id', async (req, res) => {
  const id = checkedId(req.params.id);
  // ok: javascript.sql.injection
  res.json(await db.query(`SELECT * FROM pets WHERE id = '${id}'`));
});

app.get('/loose/:id', async (req, res) => {
  const { params } = req;
  if (!/[a-z0-9]+/i.test(params.id)) {
    return res.sendStatus(400);
  }
  // ruleid: javascript.sql.injection
  res.json(await db.query(`SELECT * FROM pets WHERE id = '${params.id}'`));
});

const TENANT = /^[a-z][a-z0-9_]{2,30}$/;
const OPEN = /^[a-z][a-z0-9_]{2,30}/;
const EITHER = /^[a-z]|[a-z0-9_]+$/;
let lastTenant = 'none';

function assertTenant(name) {
  if (typeof name !== 'string' || !TENANT.test(name)) {
    throw new Error('tenant');
  }
}

app.get('/tenant', async (req, res) => {
  const tenant = req.get('x-tenant');
  lastTenant = tenant;
  if (OPEN.test(tenant) && EITHER.test(tenant)) {
    // ruleid: javascript.sql.injection
    await db.query('SET search_path TO ' + tenant);
  }
  assertTenant(tenant);
  // ok: javascript.sql.injection
  await db.query('SET search_path TO ' + tenant);
  const id = req.query.id;
  // ok: javascript.sql.injection
  await db.query('SELECT a FROM t WHERE id = ' + id.replace(/[^0-9]/g, ''));
  // ruleid: javascript.sql.injection
  await db.query('SELECT a FROM t WHERE id = ' + id.replace(/[^0-9]/, ''));
  res.end();
});

app.get('/last', async (req, res) => {
  // ruleid: javascript.sql.injection
  await db.query(`SET search_path TO ${lastTenant}`);
  res.end();
});

app.get('/options', async (req, res) => {
  const options = { ...req.query };
  delete options.sort;
  const { sort = 'id', order = 'asc' } = options;
  // ok: javascript.sql.injection
  await db.query(`SELECT a FROM t ORDER BY ${sort}`);
  // ruleid: javascript.sql.injection
  await db.query(`SELECT a FROM t ORDER BY id ${order}`);
  const clauses = [];
  const values = [];
  values.push(req.query.name);
  clauses.push('name = $' + values.length);
  const statement = { text: 'SELECT a FROM t WHERE ' + clauses.join(' AND '), values };
  // ok: javascript.sql.injection
  await db.query(statement);
  statement.text += ' ORDER BY ' + req.query.sort;
  // ruleid: javascript.sql.injection
  await db.query(statement);
  const run = prisma.$queryRawUnsafe.bind(prisma);
  // ruleid: javascript.sql.injection
  await run(`SELECT a FROM t WHERE name = '${req.query.name}'`);
  res.end();
});
