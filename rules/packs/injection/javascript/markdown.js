const MarkdownIt = require('markdown-it');
const { marked } = require('marked');

// ruleid: javascript.markdown.raw-html
const md = new MarkdownIt({ html: true, linkify: true });
// ruleid: javascript.markdown.raw-html
const lax = require('markdown-it')({ html: true });
// ruleid: javascript.markdown.raw-html
marked.setOptions({ gfm: true, sanitize: false });
// ok: javascript.markdown.raw-html
const safe = new MarkdownIt({ html: false, linkify: true });
// ok: javascript.markdown.raw-html
const plain = MarkdownIt();
// ok: javascript.markdown.raw-html
marked.setOptions({ gfm: true });
// ok: javascript.markdown.raw-html
const dialog = new Dialog({ html: true });
