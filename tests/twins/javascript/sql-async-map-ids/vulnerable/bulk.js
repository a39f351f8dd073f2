// weakness: CWE-89 SQL injection
// features: stream, join, lambda, async
// attack: POST {"ids":["1) OR (1=1"]} : the ids are joined as text into IN (...)
// expect: 13 CWE-89
const express = require('express');
const { Pool } = require('pg');

const router = express.Router();
const pool = new Pool();

async function titles(ids) {
  const list = ids.join(',');
  const { rows } = await pool.query('SELECT title FROM pages WHERE id IN (' + list + ')');
  return rows.map((row) => row.title);
}

router.post('/bulk', async (req, res, next) => {
  const wanted = Array.isArray(req.body.ids) ? req.body.ids : [];
  const ids = wanted.map((id) => String(id).trim()).filter((id) => id !== '');
  if (ids.length === 0) {
    return res.json({ titles: [] });
  }
  try {
    res.json({ titles: await titles(ids) });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
