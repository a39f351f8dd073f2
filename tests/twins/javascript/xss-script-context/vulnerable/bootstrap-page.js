// weakness: CWE-79 cross-site scripting
// features: wrong sanitizer, right sanitizer, helper function
// attack: ?theme=</script><script>alert(1)</script> : JSON.stringify does not escape "</script>"
// expect: 23 CWE-79
'use strict';

const SHELL = ['<!doctype html><body><div id="app"></div>', '<script src="/app.js"></script></body>'];

function embed(value) {
  return JSON.stringify(value);
}

function page(state) {
  return `${SHELL[0]}<script>window.__STATE__ = ${embed(state)};</script>${SHELL[1]}`;
}

exports.index = function index(request, reply) {
  const state = {
    theme: request.query.theme || 'light',
    started: Date.now(),
  };
  reply.type('text/html');
  return reply.send(page(state));
};
