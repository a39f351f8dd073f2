// weakness: CWE-601 open redirect
// features: constructor, alias of the sink, constant key
// attack: /old?to=https://evil.example : the target of the URL constructor is absolute and wins over the base
// expect: 14 CWE-601
import { NextRequest, NextResponse } from 'next/server';

const go = NextResponse.redirect;

export const config = { matcher: '/old' };

export function middleware(request: NextRequest): NextResponse {
  const to = request.nextUrl.searchParams.get('to') ?? '/';
  const target = new URL(to, request.nextUrl.origin);
  const response = go(target, 308);
  response.headers.set('cache-control', 'max-age=600');
  return response;
}
