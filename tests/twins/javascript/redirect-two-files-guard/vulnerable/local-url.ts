const ORIGIN = 'https://www.example.com';

/**
 * Whether a redirect target stays on this site.
 * Called for every "back", "next" and "return" parameter.
 */
export function isLocal(target: string): boolean {
  if (target.length > 500) {
    return false;
  }
  try {
    return new URL(target, ORIGIN).href !== '' && !target.includes('//');
  } catch {
    return false;
  }
}
