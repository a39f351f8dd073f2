// weakness: CWE-89 SQL injection
// features: two files, decorator, helper method, class field
// attack: GET /articles/search?q=%' UNION SELECT login, secret FROM staff -- ends the LIKE pattern
// expect: articles.repository.ts:13 CWE-89
import { Controller, Get, Query } from '@nestjs/common';
import { ArticlesRepository } from './articles.repository';

@Controller('articles')
export class ArticlesController {
  constructor(private readonly articles: ArticlesRepository) {}

  @Get('search')
  async search(@Query('q') q: string, @Query('page') page: string) {
    const offset = Math.max(0, Number.parseInt(page, 10) || 0) * 20;
    const hits = await this.articles.findByTitle(q, offset);
    return { hits };
  }
}
