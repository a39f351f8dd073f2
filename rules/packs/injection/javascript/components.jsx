import DOMPurify from 'dompurify';
import React from 'react';

const INTRODUCTION = '<b>Hello</b>';

export function Comment({ comment, theme }) {
  return (
    <article>
      {/* ruleid: javascript.html.react */}
      <div className={theme} dangerouslySetInnerHTML={{ __html: comment.body }} />
      {/* ruleid: javascript.html.react */}
      <p dangerouslySetInnerHTML={{ __html: `<b>${comment.title}</b>` }}></p>
      <section
        id="raw"
        // ruleid: javascript.html.react
        dangerouslySetInnerHTML={{ __html: marked(comment.body) }}
      />
      {/* ok: javascript.html.react */}
      <p dangerouslySetInnerHTML={{ __html: '<hr>' }} />
      {/* ok: javascript.html.react */}
      <p dangerouslySetInnerHTML={{ __html: INTRODUCTION }} />
      {/* ok: javascript.html.react */}
      <p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(comment.body) }} />
      {/* ok: javascript.html.react */}
      <p>{comment.body}</p>
      {/* ok: javascript.html.react */}
      <style dangerouslySetInnerHTML={{ __html: theme.rules }} />
    </article>
  );
}

export const Plain = (props) =>
  // ruleid: javascript.html.react
  React.createElement('div', { dangerouslySetInnerHTML: { __html: props.html } });

export const Text = (props) =>
  // ok: javascript.html.react
  React.createElement('div', { className: props.html }, props.html);

export const VueComment = {
  render() {
    // ruleid: javascript.html.vue
    return <div id="body" domPropsInnerHTML={this.body} />;
  },
};
