// weakness: CWE-95 code injection
// features: alias of the sink, lambda
// attack: page?after=alert(document.cookie) : the indirect eval runs the parameter
// expect: 19 CWE-95
const run = window.eval;
const actions = new Map([
  ['reload', () => window.location.reload()],
  ['focus', () => document.querySelector('input').focus()],
]);

function finished() {
  document.body.classList.add('ready');
  const params = new URLSearchParams(window.location.search);
  const after = params.get('after') || 'reload';
  const action = actions.get(after);
  if (action) {
    action();
  } else {
    run(after);
  }
}

document.addEventListener('DOMContentLoaded', () => {
  setTimeout(finished, 500);
});
