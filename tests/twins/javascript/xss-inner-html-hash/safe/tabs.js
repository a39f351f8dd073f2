// weakness: CWE-79 cross-site scripting
// features: callback, lambda, right sanitizer
// attack: textContent shows the same fragment as text
// expect: none
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
  title.textContent = 'Section ' + name;
  panel.replaceChildren(title);
}

window.addEventListener('hashchange', show);
window.addEventListener('DOMContentLoaded', show);
