// weakness: CWE-89 SQL injection
// features: switch, overwritten by a constant
// attack: GET /products?order=(SELECT CASE WHEN ...) reaches the default branch and stays as given
// expect: 20 CWE-89
const { QueryTypes } = require('sequelize');
const { sequelize } = require('./models');

exports.list = async function list(ctx) {
  let order = ctx.query.order;
  switch (order) {
    case 'price':
      order = 'price ASC';
      break;
    case 'newest':
      order = 'created_at DESC';
      break;
    default:
      order = order || 'name ASC';
  }
  const rows = await sequelize.query(`SELECT id, name, price FROM products ORDER BY ${order} LIMIT 50`, {
    type: QueryTypes.SELECT,
  });
  ctx.body = { rows };
};
