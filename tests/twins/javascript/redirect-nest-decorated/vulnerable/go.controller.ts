// weakness: CWE-601 open redirect
// features: decorator, declared type, switch
// attack: GET /go?target=https://evil.example falls to the default branch and is the URL
// expect: 23 CWE-601
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
        url = target;
    }
    return { url, statusCode: 302 };
  }
}
