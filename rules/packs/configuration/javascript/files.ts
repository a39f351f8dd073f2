import { chmodSync, writeFileSync } from 'node:fs';
import * as fs from 'fs';
import { writeFile } from 'node:fs/promises';
import * as promises from 'fs/promises';

export function open(file: string, data: string): void {
  // ruleid: javascript.files.writable-by-all
  chmodSync(file, 0o777);
  // ok: javascript.files.writable-by-all
  chmodSync(file, 0o700);
  // ruleid: javascript.files.fixed-temporary
  writeFileSync('/tmp/state', data);
  // ruleid: javascript.files.fixed-temporary
  void fs.promises.writeFile('/var/tmp/state', data);
  // ok: javascript.files.fixed-temporary
  writeFileSync(file, data);
}

export async function later(file: string, data: string): Promise<void> {
  const later = await import('./later');
  // ruleid: javascript.files.fixed-temporary
  await writeFile('/tmp/later', data);
  // ruleid: javascript.files.writable-by-all
  await promises.chmod(file, 0o666);
  // ok: javascript.files.writable-by-all
  await promises.chmod(file, 0o640);
  // ok: javascript.files.fixed-temporary
  await writeFile(later.path, data);
}
