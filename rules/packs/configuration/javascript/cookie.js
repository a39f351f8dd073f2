const session = require('express-session');
const cookieSession = require('cookie-session');

function login(request, response, next) {
  // ruleid: javascript.cookie.readable-by-scripts
  response.cookie('sid', request.id, { path: '/', httpOnly: false });
  // ruleid: javascript.cookie.readable-by-scripts
  response.cookie('remember', request.id, {
    maxAge: 1000,
    httpOnly: false,
  });
  // ok: javascript.cookie.readable-by-scripts
  response.cookie('sid', request.id, { httpOnly: true, secure: true });
  // ok: javascript.cookie.readable-by-scripts
  response.cookie('XSRF-TOKEN', request.csrf, { httpOnly: false });
  // ok: javascript.cookie.readable-by-scripts
  response.render('index', { httpOnly: false });

  // ruleid: javascript.cookie.unencrypted
  response.cookie('sid', request.id, { httpOnly: true, secure: false });
  // ok: javascript.cookie.unencrypted
  response.cookie('sid', request.id, { httpOnly: true, secure: request.secure });
  // ok: javascript.cookie.unencrypted
  response.connect({ secure: false });
  next();
}

// ruleid: javascript.cookie.readable-by-scripts
app.use(cookieSession({ keys: [process.env.KEY], httpOnly: false }));

// ruleid: javascript.cookie.unencrypted
app.use(session({ secret: process.env.KEY, cookie: { secure: false } }));
// ok: javascript.cookie.unencrypted, javascript.cookie.session-defaults
app.use(session({ secret: process.env.KEY, cookie: { secure: true, sameSite: 'lax' } }));

// ruleid: javascript.cookie.session-defaults
app.use(session({ secret: process.env.KEY, resave: false }));
// ok: javascript.cookie.session-defaults
app.use(session({ secret: process.env.KEY, cookie: settings.cookie }));
