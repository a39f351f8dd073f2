// weakness: CWE-601 open redirect
// features: allow list, guard in a helper, ternary
// attack: ?to=https://evil.example/#partner.example.com ends with the name of a partner
// expect: 15 CWE-601
const PARTNERS = ['partner.example.com', 'shop.example.com'];

function isPartner(target) {
  return PARTNERS.some((host) => target.endsWith(host));
}

async function leave(ctx) {
  const to = String(ctx.query.to || '');
  const target = isPartner(to) ? to : '/';
  ctx.set('cache-control', 'no-store');
  ctx.redirect(target);
}

module.exports = { leave };
