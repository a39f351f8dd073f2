const HOSTS = ['example.com', 'www.example.com'];
const PLACES = { home: '/', cart: '/cart' };

app.get('/go', (req, res) => {
  const next = req.query.next;
  // ruleid: javascript.redirect.injection
  res.redirect(next);
  // ruleid: javascript.redirect.injection
  res.redirect(302, 'https://' + req.query.host + '/');
  // ok: javascript.redirect.injection
  res.redirect('/users/' + req.query.id);
  // ok: javascript.redirect.injection
  res.redirect(`/login?next=${encodeURIComponent(next)}`);
  // ok: javascript.redirect.injection
  res.redirect(PLACES[next] || '/');
  // ruleid: javascript.redirect.injection
  res.redirect('/' + next);
});

app.get('/host', (req, res) => {
  const url = new URL(req.query.next, 'https://example.com');
  if (!HOSTS.includes(url.hostname)) {
    return res.redirect('/');
  }
  // ok: javascript.redirect.injection
  res.redirect(url.toString());
});

app.get('/local', (req, res) => {
  const next = req.query.next;
  if (next.startsWith('/') && !next.startsWith('//')) {
    // ok: javascript.redirect.injection
    return res.redirect(next);
  }
  if (next.startsWith('/')) {
    // ruleid: javascript.redirect.injection
    return res.redirect(next);
  }
  if (next.includes('example.com')) {
    // ruleid: javascript.redirect.injection
    return res.redirect(next);
  }
  res.redirect('/');
});

function back() {
  const target = new URLSearchParams(location.search).get('return');
  // ruleid: javascript.redirect.page-injection
  window.location.href = target;
  // ok: javascript.redirect.page-injection
  window.location.href = '/return?to=' + encodeURIComponent(target);
  if (new URL(target, location.href).origin === 'https://example.com') {
    // ok: javascript.redirect.page-injection
    location.assign(PLACES[target]);
  }
  // ok: javascript.redirect.page-injection
  window.location.href = location.href;
}
