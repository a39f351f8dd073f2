// weakness: CWE-79 cross-site scripting
// features: allow list, guard in a helper, regex guard
// attack: only a path of this site that begins with one slash is used
// expect: none
import React from 'react';
import { useRouter } from 'next/router';

const LOCAL = /^\/[\w-]+(\/[\w-]+)*$/;

function usable(target: string): boolean {
  return LOCAL.test(target);
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
