// weakness: CWE-117 log injection
// features: right sanitizer, template literal, decorator
// attack: ?q=x%0A2026-01-01 error payment lost writes a forged line through the plain-text format
// expect: 22 CWE-117
import { Controller, Get, Query } from '@nestjs/common';
import winston from 'winston';

const logger = winston.createLogger({
  level: 'info',
  format: winston.format.printf((entry) => `${entry.level} ${entry.message}`),
  transports: [new winston.transports.Console()],
});

@Controller('search')
export class SearchController {
  private served = 0;

  @Get()
  search(@Query('q') q: string) {
    this.served += 1;
    const shown = q;
    logger.info(`search ${this.served} for ${shown}`);
    return { served: this.served };
  }
}
