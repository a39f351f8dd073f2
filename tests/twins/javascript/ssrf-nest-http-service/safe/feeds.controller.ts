// weakness: CWE-918 server-side request forgery
// features: decorator, constructor, two files, guard in another file
// attack: the guard compares the parsed origin
// expect: none
import { BadRequestException, Controller, Get, Query } from '@nestjs/common';
import { HttpService } from '@nestjs/axios';
import { firstValueFrom } from 'rxjs';
import { isKnownFeed } from './feed-guard';

@Controller('feeds')
export class FeedsController {
  constructor(private readonly http: HttpService) {}

  @Get()
  async read(@Query('feed') feed: string) {
    if (!isKnownFeed(feed)) {
      throw new BadRequestException('unknown feed');
    }
    const answer = await firstValueFrom(this.http.get(feed, { maxRedirects: 0 }));
    return { status: answer.status, bytes: String(answer.data).length };
  }
}
