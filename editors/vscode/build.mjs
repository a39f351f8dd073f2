// Makes dist/extension.js, and beside it the licences of what went into it.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const { metafile } = await build({
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    external: ['vscode'],
    minify: true,
    metafile: true,
    logLevel: 'warning',
});

const folders = new Set();
for (const input of Object.keys(metafile.inputs)) {
    const found = input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/);
    if (found) {
        folders.add(found[0]);
    }
}
const notices = [];
for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) {
        throw new Error(`${name} has no licence file`);
    }
    notices.push(`${name} ${version} (${license})\n\n${(await readFile(`${folder}/${file}`, 'utf8')).trim()}\n`);
}
await writeFile('dist/licences.txt', notices.join('\n----------\n\n'));
