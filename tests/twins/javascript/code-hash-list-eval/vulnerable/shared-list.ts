// weakness: CWE-95 code injection
// features: wrong sanitizer, right sanitizer, helper function
// attack: list.html#(alert(document.domain)) : only script tags are removed before eval
// expect: 22 CWE-95
interface ListItem {
  title: string;
}

const list = document.querySelector('#list') as HTMLUListElement;

function show(items: ListItem[]): void {
  for (const item of items.slice(0, 20)) {
    const entry = document.createElement('li');
    entry.textContent = item.title;
    list.append(entry);
  }
}

function readLink(): ListItem[] {
  const fragment = decodeURIComponent(window.location.hash.slice(1));
  const text = fragment.replace(/<\/?script[^>]*>/gi, '');
  return eval('(' + text + ')') as ListItem[];
}

window.addEventListener('hashchange', () => show(readLink()));
