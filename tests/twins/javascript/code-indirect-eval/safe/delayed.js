// weakness: CWE-95 code injection
// features: alias of the sink, lambda
// attack: the parameter only selects one of the fixed callbacks
// expect: none
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
  }
}

document.addEventListener('DOMContentLoaded', () => {
  setTimeout(finished, 500);
});
