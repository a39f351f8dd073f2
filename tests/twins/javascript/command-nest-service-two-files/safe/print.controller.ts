// weakness: CWE-78 OS command injection
// features: two files, constructor, declared type, decorator
// attack: ParseIntPipe turns the field into a number or answers 400
// expect: none
import { Body, Controller, HttpCode, ParseIntPipe, Post } from '@nestjs/common';
import { PrintService } from './print.service';

@Controller('print')
export class PrintController {
  constructor(private readonly service: PrintService) {}

  @Post()
  @HttpCode(202)
  async print(@Body('pages', ParseIntPipe) pages: number): Promise<{ queued: boolean }> {
    const queued = await this.service.print(pages);
    return { queued };
  }
}
