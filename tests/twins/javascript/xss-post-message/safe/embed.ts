// weakness: CWE-79 cross-site scripting
// features: callback, unused check
// attack: messages of other origins are dropped before the markup is inserted
// expect: none
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
  if (!known) {
    return;
  }
  if (event.data.kind === 'render') {
    frame.innerHTML = event.data.html;
  }
});
