// weakness: CWE-79 cross-site scripting
// features: callback, lambda, right sanitizer
// attack: page#<img src=x onerror=alert(1)> : the fragment is decoded and assigned to innerHTML
// expect: 18 CWE-79
const panel = document.querySelector('#panel');
const tabs = document.querySelectorAll('[data-tab]');

const highlight = (name) => {
  tabs.forEach((tab) => {
    tab.classList.toggle('active', tab.dataset.tab === name);
  });
};

function show() {
  const name = decodeURIComponent(window.location.hash.slice(1));
  highlight(name);
  const title = document.createElement('h3');
  title.innerHTML = 'Section ' + name;
  panel.replaceChildren(title);
}

window.addEventListener('hashchange', show);
window.addEventListener('DOMContentLoaded', show);
