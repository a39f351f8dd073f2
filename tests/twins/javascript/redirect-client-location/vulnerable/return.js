// weakness: CWE-601 open redirect
// features: unused check, same function
// attack: ?return=https://evil.example : the comparison of origins has no consequence
// expect: 18 CWE-601
export function returnToApp() {
  const params = new URLSearchParams(window.location.search);
  const wanted = params.get('return') || '/';
  let url = new URL(wanted, window.location.origin);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return;
  }
  const sameOrigin = url.origin === window.location.origin;
  if (!sameOrigin) {
    console.warn('leaving the application');
  }
  const button = document.querySelector('#return');
  button.disabled = true;
  window.location.assign(url.href);
}

document.querySelector('#return').addEventListener('click', returnToApp);
