// weakness: CWE-470 unsafe reflection
// features: interface, inner class, guard in a helper
// attack: POST {"kind":"purge"} : the class of the nightly clean-up is registered too and is created and run
// expect: 47 CWE-470
import type { Context } from 'koa';

interface Job {
  run(): string;
}

let cache: string[] = ['a', 'b'];

class Jobs {
  static readonly registry: Record<string, new () => Job> = {
    statistics: class Statistics implements Job {
      run(): string {
        return `${cache.length} entries`;
      }
    },
    warmup: class Warmup implements Job {
      run(): string {
        cache.push('c');
        return 'warm';
      }
    },
    purge: class Purge implements Job {
      run(): string {
        cache = [];
        return 'empty';
      }
    },
  };

  static offered(kind: string): boolean {
    return Object.hasOwn(Jobs.registry, kind);
  }
}

setInterval(() => new Jobs.registry.purge().run(), 24 * 3600 * 1000).unref();

export async function startJob(ctx: Context): Promise<void> {
  const { kind } = ctx.request.body as { kind: string };
  if (!Jobs.offered(kind)) {
    ctx.status = 400;
    return;
  }
  const job = new Jobs.registry[kind]();
  ctx.body = { result: job.run() };
}
