import { chmodSync, writeFileSync } from 'node:fs';
import * as fs from 'fs';

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
