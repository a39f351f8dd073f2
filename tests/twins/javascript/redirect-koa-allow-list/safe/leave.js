// weakness: CWE-601 open redirect
// features: allow list, guard in a helper, ternary
// attack: the helper compares the parsed host name with the list
// expect: none
const PARTNERS = ['partner.example.com', 'shop.example.com'];

function isPartner(target) {
  try {
    const { protocol, hostname } = new URL(target);
    return protocol === 'https:' && PARTNERS.includes(hostname);
  } catch (err) {
    return false;
  }
}

async function leave(ctx) {
  const to = String(ctx.query.to || '');
  const target = isPartner(to) ? to : '/';
  ctx.set('cache-control', 'no-store');
  ctx.redirect(target);
}

module.exports = { leave };
