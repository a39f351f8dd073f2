import React from 'react';

interface NoteViewProps {
  html: string;
}

export function NoteView(props: NoteViewProps): JSX.Element {
  const { html } = props;
  if (html === '') {
    return <p>There is no note.</p>;
  }
  return (
    <article className="note">
      <h2>Note</h2>
      <p dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  );
}
