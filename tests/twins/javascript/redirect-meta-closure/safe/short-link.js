// weakness: CWE-601 open redirect
// features: closure, async, check after decoding
// attack: the text is decoded first, then the second slash is refused
// expect: none
function forwarder(fallback) {
  const ok = (path) => /^\/(?![/\\])[!-~]*$/.test(path) && !path.includes('\\');

  return async function forward(ctx) {
    const raw = String(ctx.query.u || fallback);
    const target = decodeURIComponent(raw);
    if (!ok(target)) {
      ctx.throw(400, 'bad target');
    }
    ctx.set('referrer-policy', 'no-referrer');
    ctx.redirect(target);
  };
}

module.exports = forwarder('/welcome');
