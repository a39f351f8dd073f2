// weakness: CWE-79 cross-site scripting
// features: two files, closure, right sanitizer
// attack: the renderer's result goes through DOMPurify before the component gets it
// expect: none
import React, { useState } from 'react';
import { createRenderer } from './renderer';

const render = createRenderer(20000);

export function Preview(): JSX.Element {
  const params = new URLSearchParams(window.location.search);
  const [source] = useState(params.get('md') ?? '');
  const html = render(source);

  return (
    <section aria-label="preview">
      <h2>Preview</h2>
      <div className="markdown" dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  );
}
