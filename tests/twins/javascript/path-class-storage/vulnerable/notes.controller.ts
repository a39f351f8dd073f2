// weakness: CWE-22 path traversal
// features: two files, class field, path guard
// attack: DELETE /notes/..%2f..%2fdata%2fusers.json : the storage joins and unlinks
// expect: note-storage.ts:16 CWE-22
import { Controller, Delete, HttpCode, Param } from '@nestjs/common';
import { NoteStorage } from './note-storage';

@Controller('notes')
export class NotesController {
  private readonly storage = new NoteStorage('/srv/notes');

  @Delete(':name')
  @HttpCode(204)
  async remove(@Param('name') name: string): Promise<void> {
    await this.storage.remove(name);
  }
}
