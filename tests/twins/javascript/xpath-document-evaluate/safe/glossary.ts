// weakness: CWE-643 XPath injection
// features: lambda, wrong sanitizer, allow list
// attack: the language must be one of three before the expression is built
// expect: none
const LANGUAGES = ['en', 'sv', 'de'];

const clean = (value: string): string => (LANGUAGES.includes(value) ? value : LANGUAGES[0]);

export async function showGlossary(list: HTMLUListElement): Promise<void> {
  const response = await fetch('/glossary.xml');
  const text = await response.text();
  const doc = new DOMParser().parseFromString(text, 'application/xml');
  const lang = clean(new URLSearchParams(location.search).get('lang') ?? LANGUAGES[0]);
  const path = `//entry[@lang="${lang}"]/term`;
  const found = doc.evaluate(path, doc, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  for (let i = 0; i < found.snapshotLength; i += 1) {
    const item = document.createElement('li');
    item.textContent = found.snapshotItem(i)?.textContent ?? '';
    list.append(item);
  }
}
