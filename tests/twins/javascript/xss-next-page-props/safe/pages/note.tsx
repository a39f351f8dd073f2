// weakness: CWE-79 cross-site scripting
// features: two files, declared type, right sanitizer
// attack: the page escapes the query before it becomes the property
// expect: none
import type { GetServerSideProps } from 'next';
import React from 'react';
import { escape } from 'lodash';
import { NoteView } from './note-view';

interface NoteProps {
  text: string;
}

export const getServerSideProps: GetServerSideProps<NoteProps> = async ({ query }) => {
  return { props: { text: String(query.text ?? '') } };
};

export default function NotePage({ text }: NoteProps): JSX.Element {
  const html = escape(text.trim()).split('\n').join('<br>');
  return (
    <main>
      <NoteView html={html} />
    </main>
  );
}
