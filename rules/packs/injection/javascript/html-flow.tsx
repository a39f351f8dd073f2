import DOMPurify from 'dompurify';

export async function getServerSideProps(context) {
  return { props: { title: context.query.title } };
}

export function Banner() {
  const params = useSearchParams();
  const text = params.get('text');
  // ruleid: javascript.html.component-injection
  return <div dangerouslySetInnerHTML={{ __html: text }} />;
}

export function Note() {
  const params = useSearchParams();
  const text = params.get('text') ?? '';
  // ok: javascript.html.component-injection
  return <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(text) }} />;
}

export function Tab() {
  const tab = window.location.hash;
  // ruleid: javascript.html.page-injection
  return <div dangerouslySetInnerHTML={{ __html: tab }} />;
}

export function Text() {
  const params = useSearchParams();
  // ok: javascript.html.component-injection
  return <div>{params.get('text')}</div>;
}
