// the office edits these texts
const TEMPLATES = new Map<string, string>([
  ['welcome', 'Welcome {{name}}!'],
  ['parcel', 'Hello {{name}},\n{{parcels}} parcels are on the way.'],
  ['bye', 'Good bye {{name}}.'],
  ['reminder', 'Hello {{name}},\nyour parcel is waiting.'],
]);

export function templateFor(name: string): string {
  const text = TEMPLATES.get(name);
  if (text === undefined) {
    return name;
  }
  return text;
}
