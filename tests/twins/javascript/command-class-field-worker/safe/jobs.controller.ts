// weakness: CWE-78 OS command injection
// features: class field, helper method, decorator
// attack: the field keeps the number, not the text
// expect: none
import { Body, Controller, Post } from '@nestjs/common';
import { execSync } from 'child_process';

interface JobDto {
  queue: string;
}

@Controller('jobs')
export class JobsController {
  private current = 0;

  @Post()
  create(@Body() dto: JobDto) {
    this.select(dto);
    return { flushed: this.flush() };
  }

  private select(dto: JobDto): void {
    this.current = Number.parseInt(dto.queue, 10) || 0;
  }

  private flush(): number {
    const out = execSync('queuectl flush ' + this.current);
    return out.length;
  }
}
