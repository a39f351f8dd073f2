// weakness: CWE-918 server-side request forgery
// features: wrong guard, check after decoding
// attack: ?path=//evil.example/x starts with "/" and new URL() takes it as another host
// expect: 15 CWE-918
import { NextRequest, NextResponse } from 'next/server';

const BASE = 'https://content.example.org';

export async function GET(request: NextRequest): Promise<NextResponse> {
  const path = decodeURIComponent(request.nextUrl.searchParams.get('path') ?? '/');
  const target = new URL(path, BASE);
  if (!path.startsWith('/')) {
    return NextResponse.json({ error: 'path only' }, { status: 400 });
  }
  const upstream = await fetch(target, { redirect: 'error' });
  const body = await upstream.json();
  return NextResponse.json({ title: body.title });
}
