// weakness: CWE-78 OS command injection
// features: class field, helper method, decorator
// attack: POST /jobs {"queue":"a;wget ..."} is kept in a field and executed by flush()
// expect: 27 CWE-78
import { Body, Controller, Post } from '@nestjs/common';
import { execSync } from 'child_process';

interface JobDto {
  queue: string;
}

@Controller('jobs')
export class JobsController {
  private current = '';

  @Post()
  create(@Body() dto: JobDto) {
    this.select(dto);
    return { flushed: this.flush() };
  }

  private select(dto: JobDto): void {
    this.current = dto.queue.trim();
  }

  private flush(): number {
    const out = execSync('queuectl flush ' + this.current);
    return out.length;
  }
}
