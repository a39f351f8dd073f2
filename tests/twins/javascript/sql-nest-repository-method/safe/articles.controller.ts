// weakness: CWE-89 SQL injection
// features: two files, decorator, helper method, class field
// attack: the term is bound as :term, its quotes stay data
// expect: none
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
