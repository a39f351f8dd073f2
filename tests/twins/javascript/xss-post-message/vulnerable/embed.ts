// weakness: CWE-79 cross-site scripting
// features: callback, unused check
// attack: any window posts {"html":"<img onerror=...>"} : the comparison of the origin is computed but never used
// expect: 21 CWE-79
const TRUSTED = 'https://widgets.example.com';
const frame = document.getElementById('widget') as HTMLElement;

interface WidgetMessage {
  kind: string;
  html: string;
}

function stats(known: boolean): void {
  frame.dataset.known = String(known);
}

window.addEventListener('message', (event: MessageEvent<WidgetMessage>) => {
  const known = event.origin === TRUSTED;
  stats(known);
  if (event.data.kind === 'render') {
    frame.innerHTML = event.data.html;
  }
});
