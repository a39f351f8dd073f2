// weakness: CWE-601 open redirect
// features: unused check, same function
// attack: a foreign origin is replaced by "/" before the assignment
// expect: none
export function returnToApp() {
  const params = new URLSearchParams(window.location.search);
  const wanted = params.get('return') || '/';
  let url = new URL(wanted, window.location.origin);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return;
  }
  const sameOrigin = url.origin === window.location.origin;
  if (!sameOrigin) {
    console.warn('not leaving the application');
    url = new URL('/', window.location.origin);
  }
  const button = document.querySelector('#return');
  button.disabled = true;
  window.location.assign(url.href);
}

document.querySelector('#return').addEventListener('click', returnToApp);
