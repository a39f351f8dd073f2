// weakness: CWE-93 e-mail header injection
// features: builder, helper method, right sanitizer
// attack: {"name":"A\r\nBcc: list@example.com"} adds a header to the raw message
// expect: 33 CWE-93
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Request, Response } from 'express';

class RawMessage {
  private readonly lines: string[] = [];

  header(name: string, value: string): this {
    this.lines.push(`${name}: ${value}`);
    return this;
  }

  body(text: string): Uint8Array {
    return Buffer.from(this.lines.join('\r\n') + '\r\n\r\n' + text, 'utf8');
  }
}

const ses = new SESv2Client({});

export async function invite(req: Request, res: Response): Promise<void> {
  const Data = new RawMessage()
    .header('Subject', 'Invitation of ' + String(req.body.name))
    .header('X-Kind', 'invitation')
    .body('You are invited.');
  const input = {
    FromEmailAddress: 'team@example.com',
    Destination: { ToAddresses: ['office@example.com'] },
    Content: { Raw: { Data } },
  };
  await ses.send(new SendEmailCommand(input));
  res.status(202).end();
}
