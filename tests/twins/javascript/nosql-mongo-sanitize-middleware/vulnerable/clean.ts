type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null;
}

export function withoutOperators(value: Json): Json {
  if (!isObject(value)) {
    return value;
  }
  const clean: Record<string, Json> = Array.isArray(value) ? ([] as never) : Object.create(null);
  for (const [key, inner] of Object.entries(value)) {
    if (key.startsWith('$')) continue;
    clean[key] = inner;
  }
  return clean;
}
