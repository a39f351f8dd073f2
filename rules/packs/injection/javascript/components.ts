import { Component } from '@angular/core';
import { DomSanitizer, SafeHtml, SafeResourceUrl } from '@angular/platform-browser';
import { h } from 'vue';

@Component({ selector: 'app-note', template: '<div [innerHTML]="body"></div>' })
export class NoteComponent {
  body: SafeHtml;
  frame: SafeResourceUrl;
  help: SafeResourceUrl;

  constructor(private sanitizer: DomSanitizer, note: { body: string; link: string }) {
    // ruleid: javascript.html.angular
    this.body = this.sanitizer.bypassSecurityTrustHtml(note.body);
    // ruleid: javascript.html.angular
    this.frame = sanitizer.bypassSecurityTrustResourceUrl(`https://${note.link}`);
    // ok: javascript.html.angular
    this.help = sanitizer.bypassSecurityTrustResourceUrl('https://help.example.com');
    // ok: javascript.html.angular
    this.body = sanitizer.bypassSecurityTrustHtml(DOMPurify.sanitize(note.body));
    // ok: javascript.html.angular
    this.body = sanitizer.sanitize(1, note.body);
  }
}

export const Body = (props: { body: string }) => [
  // ruleid: javascript.html.vue
  h('div', { class: 'body', innerHTML: props.body }),
  // ok: javascript.html.vue
  h('div', { class: 'body' }, props.body),
  // ok: javascript.html.vue
  h('div', { innerHTML: '<hr>' }),
  // ok: javascript.html.vue
  h('div', { innerHTML: DOMPurify.sanitize(props.body) }),
];

export default {
  render(createElement: Function) {
    // ruleid: javascript.html.vue
    return createElement('p', { domProps: { innerHTML: this.body } });
  },
};
