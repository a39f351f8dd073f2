import { Injectable } from '@nestjs/common';
import { exec } from 'node:child_process';

@Injectable()
export class PrintService {
  // there is only one document on this kiosk
  private readonly document = '/srv/manual.pdf';

  print(pages: number): Promise<boolean> {
    const command = `lp -P 1-${pages} ${this.document}`;
    return new Promise((resolve) => {
      exec(command, { timeout: 20000 }, (error) => resolve(!error));
    });
  }
}
