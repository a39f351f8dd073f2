// weakness: CWE-79 cross-site scripting
// features: destructuring, right sanitizer
// attack: DOMPurify removes the event handler from the same markup
// expect: none
import React, { useMemo } from 'react';
import DOMPurify from 'dompurify';
import { useSearchParams } from 'react-router-dom';

const OPTIONS = { ALLOWED_TAGS: ['b', 'i', 'p', 'br'], ALLOWED_ATTR: [] as string[] };

export function BioPreview(): JSX.Element {
  const [params] = useSearchParams();
  const bio = params.get('bio') ?? '';
  const html = useMemo(() => DOMPurify.sanitize(bio.replace(/\n/g, '<br>'), OPTIONS), [bio]);

  if (bio === '') {
    return <p>There is nothing to show yet.</p>;
  }
  return (
    <section className="bio">
      <h2>Preview</h2>
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  );
}
