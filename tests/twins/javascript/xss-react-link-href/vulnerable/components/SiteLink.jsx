// weakness: CWE-79 cross-site scripting
// features: wrong guard, guard in a helper, exception
// attack: ?site=javascript:alert(1)//http : the helper only asks whether "http" occurs in the text
// expect: 21 CWE-79
import React from 'react';

function checked(value) {
  try {
    return value.includes('http') && decodeURI(value) ? value : '/';
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
