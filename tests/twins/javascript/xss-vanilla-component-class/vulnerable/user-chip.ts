// weakness: CWE-79 cross-site scripting
// features: anonymous class, object kept and read later, helper method
// attack: ?name=<img src=x onerror=alert(1)> is kept in the element and written with insertAdjacentHTML
// expect: 18 CWE-79
customElements.define(
  'user-chip',
  class extends HTMLElement {
    private label = 'guest';

    connectedCallback(): void {
      const params = new URLSearchParams(window.location.search);
      this.label = params.get('name') ?? this.label;
      this.paint();
    }

    private paint(): void {
      this.classList.add('chip');
      this.insertAdjacentHTML('beforeend', this.label);
    }
  },
);

export const chips = (): number => document.querySelectorAll('user-chip').length;
