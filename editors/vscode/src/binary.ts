/** Finds the `hook` program, and makes sure that it is one before it is used. */

import { execFile } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import * as path from 'node:path';

/** A program that answered. */
export interface Binary {
    readonly path: string;
    /** Why it is this one. */
    readonly origin: 'hook.path' | 'bundled' | 'PATH';
    /** Its own words, such as `hook 0.1.0`. */
    readonly version: string;
}

/** What the search depends on; nothing of it comes from a workspace. */
export interface Search {
    readonly configured: string | undefined;
    readonly preferEnvironment: boolean;
    readonly extensionFolder: string;
    /** Folders that are open: a program that lies in one of them is not run. */
    readonly workspaceFolders: readonly string[];
}

const NAME = process.platform === 'win32' ? 'hook.exe' : 'hook';

/** Words for people: what was looked for and what came of it. */
export class NoBinary extends Error {}

export async function findBinary(search: Search): Promise<Binary> {
    if (search.configured) {
        if (!path.isAbsolute(search.configured)) {
            throw new NoBinary(`\`hook.path\` must be an absolute path, not \`${search.configured}\``);
        }
        return { path: search.configured, origin: 'hook.path', version: await version(search.configured) };
    }
    const bundled = path.join(search.extensionFolder, 'bundled', NAME);
    const candidates: [Binary['origin'], string][] = [['bundled', bundled]];
    const inPath = await fromPath(search.workspaceFolders);
    if (inPath) {
        candidates.splice(search.preferEnvironment ? 0 : 1, 0, ['PATH', inPath]);
    }
    const failures: string[] = [];
    for (const [origin, file] of candidates) {
        if (!(await isProgram(file))) {
            continue;
        }
        try {
            return { path: file, origin, version: await version(file) };
        } catch (error) {
            failures.push(words(error));
        }
    }
    throw new NoBinary(
        failures.length > 0
            ? failures.join('; ')
            : 'there is no `hook` program in PATH, and none came with the extension: install it, or set `hook.path`',
    );
}

/**
 * The first program of our name in PATH. Only absolute entries count: what a relative one means would depend on the
 * folder that is open, and so would what lies inside it.
 */
async function fromPath(workspaceFolders: readonly string[]): Promise<string | undefined> {
    for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
        if (!path.isAbsolute(folder) || workspaceFolders.some((open) => isInside(folder, open))) {
            continue;
        }
        const file = path.join(folder, NAME);
        if (await isProgram(file)) {
            return file;
        }
    }
    return undefined;
}

function isInside(file: string, folder: string): boolean {
    const way = path.relative(folder, file);
    return way === '' || !(way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way));
}

async function isProgram(file: string): Promise<boolean> {
    try {
        await access(file, constants.X_OK);
        return (await stat(file)).isFile();
    } catch {
        return false;
    }
}

/** Asks a program who it is; one that cannot be run, or is another one of the same name, is told here and not later. */
async function version(file: string): Promise<string> {
    const said = await run(file, ['--version']).catch((error: unknown) => {
        throw new NoBinary(`\`${file} --version\` does not run: ${words(error)}`);
    });
    const line = said.trim().split('\n', 1)[0] ?? '';
    if (!/^hook \d/.test(line)) {
        throw new NoBinary(`\`${file}\` is another program: \`--version\` says \`${line.slice(0, 80)}\``);
    }
    return line;
}

/** Runs a program without a shell and hands over what it writes to its standard output. */
export function run(file: string, args: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
        const limits = { timeout: 30_000, maxBuffer: 16 * 1024 * 1024, windowsHide: true };
        execFile(file, [...args], limits, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    });
}

export function words(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
