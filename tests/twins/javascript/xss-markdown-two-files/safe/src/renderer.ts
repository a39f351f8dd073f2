import DOMPurify from 'dompurify';
import { marked } from 'marked';

// one renderer for all views

export type Render = (source: string) => string;

/**
 * A renderer for the editor's preview; longer texts are cut.
 */
export function createRenderer(limit: number): Render {
  return (source: string): string => {
    const text = source.length > limit ? source.slice(0, limit) : source;
    const html = marked.parse(text, { async: false, gfm: true }) as string;
    return DOMPurify.sanitize(html);
  };
}
