import { unlink } from 'node:fs/promises';
import { resolve, sep } from 'node:path';

export class NoteStorage {
  private readonly root: string;

  constructor(root: string) {
    this.root = resolve(root);
  }

  async remove(name: string): Promise<void> {
    const file = resolve(this.root, name);
    if (!file.startsWith(this.root + sep)) {
      throw new RangeError('not a note');
    }
    await unlink(file);
  }
}
