const ORIGINS = ['https://feeds.example.com', 'https://news.example.org'];

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

export function isKnownFeed(text: string): boolean {
  const url = parsed(text);
  if (!url) return false;
  return ORIGINS.some((origin) => text.startsWith(origin));
}
