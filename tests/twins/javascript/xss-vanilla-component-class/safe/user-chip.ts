// weakness: CWE-79 cross-site scripting
// features: anonymous class, object kept and read later, helper method
// attack: the same name is added as a text node
// expect: none
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
      this.append(document.createTextNode(this.label));
    }
  },
);

export const chips = (): number => document.querySelectorAll('user-chip').length;
