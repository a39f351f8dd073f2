import path from 'node:path';

export class OutsideError extends Error {
  readonly status = 403;

  constructor() {
    super('path is outside of its folder');
  }
}

export function inside(folder: string, name: string): string {
  const target = path.resolve(folder, name);
  const relative = path.relative(folder, target);
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) {
    throw new OutsideError();
  }
  return target;
}
