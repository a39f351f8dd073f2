// weakness: CWE-79 cross-site scripting
// features: table look-up, ternary, lambda
// attack: ?video=javascript:alert(document.domain) : an unknown name is used as the frame's address
// expect: 23 CWE-79
import React from 'react';
import { useSearchParams } from 'react-router-dom';

const VIDEOS = new Map<string, string>([
  ['intro', 'https://video.example.com/embed/1'],
  ['setup', 'https://video.example.com/embed/2'],
]);

const addressOf = (name: string): string | undefined => (VIDEOS.has(name) ? VIDEOS.get(name) : name);

export function VideoFrame(): JSX.Element {
  const [params] = useSearchParams();
  const src = addressOf(params.get('video') ?? 'intro');
  if (!src) {
    return <p>This video does not exist.</p>;
  }
  return (
    <figure>
      <iframe title="video" src={src} width={640} height={360} />
      <figcaption>One of {VIDEOS.size} videos</figcaption>
    </figure>
  );
}
