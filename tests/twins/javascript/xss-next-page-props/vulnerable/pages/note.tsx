// weakness: CWE-79 cross-site scripting
// features: two files, declared type, right sanitizer
// attack: /note?text=<img src=x onerror=alert(1)> : the component trusts its "html" property, the page gives the raw query
// expect: pages/note-view.tsx:15 CWE-79
import type { GetServerSideProps } from 'next';
import React from 'react';
import { NoteView } from './note-view';

interface NoteProps {
  text: string;
}

export const getServerSideProps: GetServerSideProps<NoteProps> = async ({ query }) => {
  return { props: { text: String(query.text ?? '') } };
};

export default function NotePage({ text }: NoteProps): JSX.Element {
  const html = text.trim().split('\n').join('<br>');
  return (
    <main>
      <NoteView html={html} />
    </main>
  );
}
