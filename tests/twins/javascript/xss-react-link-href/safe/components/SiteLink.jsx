// weakness: CWE-79 cross-site scripting
// features: wrong guard, guard in a helper, exception
// attack: the helper parses the URL and accepts http and https as its protocol only
// expect: none
import React from 'react';

function checked(value) {
  try {
    const { protocol } = new URL(value);
    return protocol === 'https:' || protocol === 'http:' ? value : '/';
  } catch (err) {
    return '/';
  }
}

export default function SiteLink() {
  const params = new URLSearchParams(window.location.search);
  const site = checked(params.get('site') || '/');
  return (
    <p>
      The author's site:
      <a rel="noopener" href={site}>open</a>
    </p>
  );
}
