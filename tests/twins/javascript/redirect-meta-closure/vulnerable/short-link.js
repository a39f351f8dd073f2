// weakness: CWE-601 open redirect
// features: closure, async, check after decoding
// attack: ?u=/%252Fevil.example : the check runs on the encoded text, the redirect on the decoded one
// expect: 15 CWE-601
function forwarder(fallback) {
  const ok = (path) => /^\/(?![/\\])[!-~]*$/.test(path) && !path.includes('\\');

  return async function forward(ctx) {
    const raw = String(ctx.query.u || fallback);
    if (!ok(raw)) {
      ctx.throw(400, 'bad target');
    }
    const target = decodeURIComponent(raw);
    ctx.set('referrer-policy', 'no-referrer');
    ctx.redirect(target);
  };
}

module.exports = forwarder('/welcome');
