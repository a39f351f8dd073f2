// weakness: CWE-79 cross-site scripting
// features: allow list, guard in a helper, regex guard
// attack: ?back=java%0ascript:alert(1) : a line break inside the scheme passes the deny list and browsers ignore it
// expect: 20 CWE-79
import React from 'react';
import { useRouter } from 'next/router';

const DENIED = /^\s*(javascript|data|vbscript):/i;

function usable(target: string): boolean {
  return !DENIED.test(target);
}

export function BackButton(): JSX.Element {
  const router = useRouter();
  const back = String(router.query.back ?? '/home');
  const target = usable(back) ? back : '/home';
  return (
    <nav aria-label="back">
      <a className="back" href={target}>Back</a>
    </nav>
  );
}
