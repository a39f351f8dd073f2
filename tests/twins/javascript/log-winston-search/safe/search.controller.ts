// weakness: CWE-117 log injection
// features: right sanitizer, template literal, decorator
// attack: JSON.stringify writes the line break as \n inside quotes
// expect: none
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
    const shown = JSON.stringify(q);
    logger.info(`search ${this.served} for ${shown}`);
    return { served: this.served };
  }
}
