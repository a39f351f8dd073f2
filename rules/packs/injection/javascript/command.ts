import { execSync, spawn, type SpawnOptions } from 'node:child_process';
import * as processes from 'child_process';
import { execaCommand, execa } from 'execa';

export class Builder {
  constructor(private readonly folder: string, private readonly options: SpawnOptions = {}) {}

  version(tag: string): string {
    // ruleid: javascript.command.shell
    return execSync(`git describe ${tag}`, { cwd: this.folder }).toString('utf8').trim();
  }

  async build(target: string): Promise<void> {
    // ruleid: javascript.command.shell
    await execaCommand(`make ${target}`);
    // ok: javascript.command.shell
    await execa('make', [target]);
    // ok: javascript.command.shell
    processes.execSync('make clean');
  }

  watch(target: string): void {
    // ruleid: javascript.command.spawn-shell
    spawn('make', ['watch', target], { ...this.options, shell: true });
    // ok: javascript.command.spawn-shell
    spawn('make', ['watch', target], this.options);
    // ruleid: javascript.command.shell-argument
    processes.spawn('bash', ['-c', `make ${target}`]);
    // ok: javascript.command.shell-argument
    processes.spawn('bash', [this.folder, '--', target]);
  }
}
