// weakness: CWE-915 mass assignment
// features: spread, destructuring
// attack: only the two named fields are taken out of the body
// expect: none
const { Account } = require('./models');

async function updateMe(ctx) {
  const account = await Account.findByPk(ctx.state.user.id);
  if (!account) {
    ctx.throw(404);
  }
  const { nickname, locale } = ctx.request.body;
  const changes = { nickname: String(nickname), locale: String(locale) };
  changes.updatedBy = ctx.state.user.id;
  await account.update(changes);
  ctx.body = { nickname: account.nickname };
}

module.exports = { updateMe };
