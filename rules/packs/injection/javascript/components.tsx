import * as React from 'react';
import { sanitize } from './sanitize';

interface Props {
  html: string;
}

export const Raw: React.FC<Props> = ({ html }) => (
  // ruleid: javascript.html.react
  <span data-raw dangerouslySetInnerHTML={{ __html: html as string }} />
);

export class Clean extends React.Component<Props> {
  render() {
    // ok: javascript.html.react
    return <span dangerouslySetInnerHTML={{ __html: sanitize(this.props.html) }} />;
  }
}
