// weakness: CWE-601 open redirect
// features: decorator, declared type, switch
// attack: the default branch gives the start page
// expect: none
import { Controller, Get, Query, Redirect } from '@nestjs/common';

@Controller('go')
export class GoController {
  @Get()
  @Redirect('/', 302)
  go(@Query('target') target: string) {
    let url: string;
    switch (target) {
      case 'docs':
        url = 'https://docs.example.com/';
        break;
      case 'status':
        url = 'https://status.example.com/';
        break;
      default:
        url = '/';
    }
    return { url, statusCode: 302 };
  }
}
