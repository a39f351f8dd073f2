// weakness: CWE-79 cross-site scripting
// features: destructuring, right sanitizer
// attack: ?bio=<img src=x onerror=alert(1)> goes into dangerouslySetInnerHTML as given
// expect: 19 CWE-79
import React, { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

export function BioPreview(): JSX.Element {
  const [params] = useSearchParams();
  const bio = params.get('bio') ?? '';
  const html = useMemo(() => bio.replace(/\n/g, '<br>'), [bio]);

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
