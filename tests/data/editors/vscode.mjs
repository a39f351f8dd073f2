// A user's minute with the extension in a real workbench, in a browser. Each line that is printed was seen.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const { HOOK_TOOLS: tools, HOOK_VSIX: vsix, HOOK_PROJECT: project, HOOK_SPACE: space, HOOK_SHOTS: shots } = process.env;
const { chromium } = createRequire(`${tools}/tools/package.json`)('playwright-core');
const workbench = `${tools}/workbench/node_modules/code-server/out/node/entry.js`;
const RULE = 'python.sql.injection';
const folders = ['--user-data-dir', `${space}/user`, '--extensions-dir', `${space}/extensions`];

const seen = (what) => console.log(`seen: ${what}`);
const LONG = { timeout: 90_000 };

function install() {
    const words = [workbench, ...folders, '--install-extension', vsix];
    const done = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (done.status !== 0) {
        throw new Error(`not installed: ${done.stdout}${done.stderr}`);
    }
    seen('the extension is installed');
    mkdirSync(`${space}/user/User`, { recursive: true });
    const settings = {
        // The folder stays one that nobody trusts.
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.banner': 'never',
        'workbench.startupEditor': 'none',
        'workbench.colorTheme': 'Default Light Modern',
        'telemetry.telemetryLevel': 'off',
        'chat.disableAIFeatures': true,
        'editor.minimap.enabled': false,
        'editor.lightbulb.enabled': 'on',
        'files.autoSave': 'off',
        'files.exclude': { '**/.vscode': true, '**/evil': true },
        'window.commandCenter': false,
        'workbench.secondarySideBar.defaultVisibility': 'hidden',
        'workbench.layoutControl.enabled': false,
    };
    writeFileSync(`${space}/user/User/settings.json`, JSON.stringify(settings));
    // The workbench takes PATH from a login shell.
    writeFileSync(`${process.env.HOME}/.profile`, `PATH='${process.env.PATH}'\n`);
    mkdirSync(`${project}/.vscode`);
    writeFileSync(`${project}/evil`, `#!/bin/sh\ntouch '${space}/ran'\n`, { mode: 0o755 });
    workspaceSays({});
}

/** What the folder sets: always a program that it wants us to run. */
function workspaceSays(more) {
    const evil = { 'hook.path': `${project}/evil`, 'hook.importStrategy': 'fromEnvironment', 'hook.args': ['--evil'] };
    writeFileSync(`${project}/.vscode/settings.json`, JSON.stringify({ ...evil, ...more }));
}

/** Starts the workbench on a free port, and says where. */
function serve() {
    const quiet = ['--disable-telemetry', '--disable-update-check'];
    const words = [workbench, ...folders, '--auth', 'none', '--bind-addr', '127.0.0.1:0', ...quiet, project];
    const server = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    return new Promise((resolve, reject) => {
        let said = '';
        const hear = (bytes) => {
            said += bytes;
            const found = said.match(/listening on (http:\/\/127\.0\.0\.1:\d+)/);
            if (found) {
                resolve({ server, url: found[1] });
            }
        };
        server.stdout.on('data', hear);
        server.stderr.on('data', hear);
        server.on('exit', () => reject(new Error(`the workbench ended: ${said}`)));
    });
}

/** Runs a command by its name. */
async function command(page, name) {
    await page.keyboard.press('F1');
    await page.keyboard.type(name);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click(LONG);
}

async function minute(page) {
    const editor = page.locator('.monaco-editor[data-uri$="app.py"]');
    const squiggle = editor.locator('.squiggly-error');
    const status = page.locator('[id="hook.hook-security.hook.status"]');

    await page.locator('.monaco-workbench').waitFor(LONG);
    await page.getByRole('treeitem', { name: 'app.py' }).dblclick(LONG);
    await squiggle.first().waitFor(LONG);
    seen('a squiggle');
    await page.getByText('Restricted Mode').first().waitFor(LONG);
    seen('nobody trusts the folder');
    await status.filter({ hasText: 'hook 1' }).waitFor(LONG);
    seen('the count in the status bar');

    await page.keyboard.press('Control+Shift+M');
    const problems = page.locator('.markers-panel-container');
    const row = problems.locator('.monaco-list-row', { hasText: RULE });
    await row.first().waitFor(LONG);
    const text = await row.first().innerText();
    if (!/becomes part of an SQL statement/.test(text) || !/hook/.test(text)) {
        throw new Error(`the row of the Problems view: ${text}`);
    }
    seen('the row in the Problems view');
    await row.first().click();
    await page.keyboard.press('ArrowRight');
    await problems.locator('.monaco-list-row', { hasText: 'comes from outside' }).first().waitFor(LONG);
    await problems.locator('.monaco-list-row', { hasText: 'does harm here' }).first().waitFor(LONG);
    seen('the way of the data in the Problems view');

    await squiggle.first().hover({ force: true });
    const hover = page.locator('.monaco-hover:visible', { hasText: 'CWE-89' });
    await hover.first().waitFor(LONG);
    seen('the hover');
    await page.screenshot({ path: `${shots}/finding.png` });

    // Another query is typed in the place of the one that can be changed.
    await page.keyboard.press('Escape');
    await editor.locator('.view-line', { hasText: 'cursor.execute' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.type('cursor.execute("SELECT 1"');
    await squiggle.first().waitFor({ state: 'detached', ...LONG });
    await status.filter({ hasNotText: /\d/ }).waitFor(LONG);
    seen('typing takes it away');
    for (let tries = 0; tries < 40 && (await squiggle.count()) === 0; tries += 1) {
        await page.keyboard.press('Control+Z');
        await page.waitForTimeout(300);
    }
    await squiggle.first().waitFor(LONG);
    seen('undoing brings it back');

    await editor.locator('.view-line', { hasText: 'cursor.execute' }).click({ position: { x: 250, y: 8 } });
    await page.keyboard.press('Control+.');
    const actions = page.locator('.action-widget');
    const fix = actions.getByText(/^Fix: pass values as parameters/);
    await fix.first().waitFor(LONG);
    for (const other of [/with a reason/, /for 90 days/, /^Explain/]) {
        await actions.getByText(other).first().waitFor(LONG);
    }
    seen('the list of fixes');
    await page.screenshot({ path: `${shots}/actions.png` });
    await fix.first().click();
    await squiggle.first().waitFor({ state: 'detached', ...LONG });
    const line = (await editor.locator('.view-line', { hasText: 'cursor.execute' }).innerText()).replaceAll('\u00a0', ' ');
    if (!line.includes('WHERE name = ?", (name,))')) {
        throw new Error(`the mended line: ${line}`);
    }
    seen('the fix takes it away');

    await command(page, 'hook: Show Version');
    await page.locator('.notification-toast', { hasText: /hook \d+\.\d+.*PATH/ }).first().waitFor(LONG);
    seen('the version, and that it is the one in PATH');
    await command(page, 'hook: Restart Server');
    for (let tries = 0; tries < 40 && (await squiggle.count()) === 0; tries += 1) {
        await editor.locator('.view-line', { hasText: 'cursor.execute' }).click();
        await page.keyboard.press('Control+Z');
        await page.waitForTimeout(300);
    }
    await squiggle.first().waitFor(LONG);
    seen('after a restart it is found again');
    workspaceSays({ 'hook.ignoreRules': [RULE] });
    await squiggle.first().waitFor({ state: 'detached', ...LONG });
    workspaceSays({});
    await squiggle.first().waitFor(LONG);
    seen('a setting is taken as it changes');

    await command(page, 'hook: Scan Workspace');
    await page.locator('.notification-toast', { hasText: /\d+ findings in \d+ files/ }).first().waitFor(LONG);
    seen('the workspace is scanned');
    await editor.locator('.view-line', { hasText: 'cursor.execute' }).click({ position: { x: 250, y: 8 } });
    await command(page, 'hook: Explain a Rule');
    await page.locator('.monaco-editor .view-line', { hasText: 'How to fix' }).first().waitFor(LONG);
    seen('the page of the rule');
    if (existsSync(`${space}/ran`)) {
        throw new Error('the program of the workspace was run');
    }
    seen('the program of the workspace was not run');
}

install();
const { server, url } = await serve();
const flags = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
// For root there is no sandbox.
const unboxed = process.getuid() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({
    executablePath: spawnSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).stdout.trim(),
    headless: true,
    args: [...unboxed, '--disable-gpu', ...flags],
});
let code = 0;
const page = await browser.newPage({ viewport: { width: 1120, height: 720 } });
try {
    // The browser reaches this machine only.
    await page.route('**/*', (route) => (new URL(route.request().url()).hostname === '127.0.0.1' ? route.continue() : route.abort()));
    await page.goto(`${url}/?folder=${encodeURIComponent(project)}`);
    await minute(page);
} catch (error) {
    await page.screenshot({ path: `${shots}/failed.png` }).catch(() => undefined);
    console.log(`FAILED: ${error.stack}\nsee ${path.join(shots, 'failed.png')}`);
    code = 1;
} finally {
    await browser.close();
    server.kill();
}
process.exit(code);
