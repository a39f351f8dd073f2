// weakness: CWE-95 code injection
// features: wrong sanitizer, right sanitizer, helper function
// attack: JSON.parse accepts data only
// expect: none
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
  const text = fragment.trim();
  return JSON.parse(text) as ListItem[];
}

window.addEventListener('hashchange', () => show(readLink()));
