// weakness: CWE-89 SQL injection
// features: allow list, early return, template literal
// attack: the same sort value is not in SORTABLE, the handler answers 400 before any query
// expect: none
const express = require('express');
const { Pool } = require('pg');

const pool = new Pool();
const router = express.Router();
const SORTABLE = ['name', 'created_at', 'last_login'];

router.get('/users', async (req, res, next) => {
  const sort = req.query.sort || 'name';
  const direction = req.query.dir === 'desc' ? 'DESC' : 'ASC';
  if (!SORTABLE.includes(sort)) {
    return res.status(400).json({ error: 'unknown sort column' });
  }
  try {
    const columns = SORTABLE.join(', ');
    const result = await pool.query(`SELECT id, ${columns} FROM users ORDER BY ${sort} ${direction}`);
    res.json(result.rows);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
