import React from 'react';
import { useSearchParams } from 'react-router-dom';
import { useRouter } from 'next/router';

const LOCAL = /^\/[\w-]+(\/[\w-]+)*$/;
const DENIED = /^\s*javascript:/i;
const VIDEOS = new Map([['intro', 'https://video.example.com/1']]);

function web(value) {
  try {
    const { protocol } = new URL(value);
    return protocol === 'https:' || protocol === 'http:' ? value : '/';
  } catch (err) {
    return '/';
  }
}

export function Back() {
  const router = useRouter();
  const back = String(router.query.back ?? '/');
  const local = LOCAL.test(back) ? back : '/';
  const other = DENIED.test(back) ? '/' : back;
  return (
    <nav>
      {/* ruleid: javascript.html.link-injection */}
      <a className="back" href={back}>Back</a>
      {/* ok: javascript.html.link-injection */}
      <a href={local}>Back</a>
      {/* ruleid: javascript.html.link-injection */}
      <a href={other}>Back</a>
      {/* ok: javascript.html.link-injection */}
      <a href={web(back)}>Back</a>
      {/* ok: javascript.html.link-injection */}
      <a href={`/search?q=${back}`}>Search</a>
      {/* ok: javascript.html.link-injection */}
      <a href="/">Home</a>
    </nav>
  );
}

export function Video() {
  const [params] = useSearchParams();
  const name = params.get('video');
  return (
    <div>
      {/* ruleid: javascript.html.link-injection */}
      <iframe title="video" src={VIDEOS.get(name) ?? name} />
      {/* ok: javascript.html.link-injection */}
      <iframe title="video" src={VIDEOS.get(name) ?? 'https://video.example.com/0'} />
    </div>
  );
}

const here = document.createElement('a');
// ok: javascript.html.link-injection
here.href = location.href;
// ruleid: javascript.html.link-injection
here.href = new URL(location.href).searchParams.get('next');
