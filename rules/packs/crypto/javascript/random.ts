export class Codes {
  private readonly verificationCode: string;

  constructor() {
    // ruleid: javascript.random.guessable
    this.verificationCode = String(Math.floor(Math.random() * 1e6));
  }

  static otp(): string {
    // ruleid: javascript.random.guessable
    return (Math.random() * 1e6).toFixed(0);
  }

  position(): number {
    // ok: javascript.random.guessable
    return Math.random();
  }
}

// ruleid: javascript.random.guessable
export const csrf: string = Math.random().toString();
// ok: javascript.random.guessable
export const sample: number = Math.random();
