import path from 'node:path';

const ROOT = path.resolve('/srv/albums');

let current = ROOT;

export function setFolder(name: string): boolean {
  const wanted = path.resolve(ROOT, name);
  const relative = path.relative(ROOT, wanted);
  if (path.isAbsolute(relative) || relative.split(path.sep)[0] === '..') {
    return false;
  }
  current = wanted;
  return true;
}

export function folder(): string {
  return current;
}
