// weakness: CWE-601 open redirect
// features: constructor, alias of the sink, constant key
// attack: only the pathname of the URL is set, the origin stays
// expect: none
import { NextRequest, NextResponse } from 'next/server';

const go = NextResponse.redirect;

export const config = { matcher: '/old' };

export function middleware(request: NextRequest): NextResponse {
  const to = request.nextUrl.searchParams.get('to') ?? '/';
  const target = new URL('/', request.nextUrl.origin);
  target.pathname = to;
  const response = go(target, 308);
  response.headers.set('cache-control', 'max-age=600');
  return response;
}
