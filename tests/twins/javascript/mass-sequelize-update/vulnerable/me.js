// weakness: CWE-915 mass assignment
// features: spread, destructuring
// attack: PATCH /me {"role":"admin"} is written to the account's row
// expect: 14 CWE-915
const { Account } = require('./models');

async function updateMe(ctx) {
  const account = await Account.findByPk(ctx.state.user.id);
  if (!account) {
    ctx.throw(404);
  }
  const changes = { ...ctx.request.body };
  changes.updatedBy = ctx.state.user.id;
  await account.update(changes);
  ctx.body = { nickname: account.nickname };
}

module.exports = { updateMe };
