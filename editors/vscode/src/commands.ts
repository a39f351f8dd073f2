/** What users can ask for. */

import * as vscode from 'vscode';

import { run, words } from './binary';
import { Server } from './server';
import { Status } from './status';

interface Parts {
    readonly server: Server;
    readonly status: Status;
    readonly log: vscode.LogOutputChannel;
}

type Command = (parts: Parts) => unknown;

const COMMANDS: Record<string, Command> = {
    'hook.scanWorkspace': scanWorkspace,
    'hook.explainRule': explainRule,
    'hook.updateAdvisories': updateAdvisories,
    'hook.restartServer': ({ server }) => server.restart(),
    'hook.showLogs': ({ log }) => log.show(),
    'hook.showVersion': showVersion,
    'hook.showMenu': showMenu,
};

export function registerCommands(parts: Parts): vscode.Disposable[] {
    return Object.entries(COMMANDS).map(([name, command]) =>
        vscode.commands.registerCommand(name, async () => {
            try {
                await command(parts);
            } catch (error) {
                void vscode.window.showErrorMessage(`hook: ${words(error)}`);
            }
        }),
    );
}

async function scanWorkspace({ server }: Parts): Promise<void> {
    const done = await server.execute<{ files: number; findings: number }>('hook.rescan');
    if (done) {
        const problems = 'Show Problems';
        const picked = await vscode.window.showInformationMessage(
            `hook: ${done.findings} findings in ${done.files} files besides those that are open`,
            problems,
        );
        if (picked === problems) {
            await vscode.commands.executeCommand('workbench.actions.view.problems');
        }
    }
}

/** Of the finding at the cursor, else of one that is picked. */
async function explainRule({ server }: Parts): Promise<void> {
    const rule = ruleAtCursor() ?? (await pickRule(server));
    if (rule) {
        await server.execute('hook.explain', rule);
    }
}

function ruleAtCursor(): string | undefined {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
        return undefined;
    }
    const here = vscode.languages
        .getDiagnostics(editor.document.uri)
        .find((one) => one.source === 'hook' && one.range.contains(editor.selection.active));
    const code = here?.code;
    return code === undefined ? undefined : String(typeof code === 'object' ? code.value : code);
}

async function pickRule({ condition }: Server): Promise<string | undefined> {
    if (condition.kind !== 'running') {
        throw new Error(condition.kind === 'failed' ? condition.why : 'the server does not run');
    }
    const said = await run(condition.binary.path, ['rules', '--format', 'json']);
    const { rules } = JSON.parse(said) as { rules: { id: string; title: string }[] };
    const items = rules.map(({ id, title }) => ({ label: id, description: title }));
    const picked = await vscode.window.showQuickPick(items, { placeHolder: 'A rule', matchOnDescription: true });
    return picked?.label;
}

/** The server asks first: nothing else here uses the network. */
async function updateAdvisories({ server, status }: Parts): Promise<void> {
    await server.execute('hook.updateDatabase');
    await status.refreshAdvisories();
}

async function showVersion({ server: { condition } }: Parts): Promise<void> {
    if (condition.kind === 'running') {
        const { version, path, origin } = condition.binary;
        await vscode.window.showInformationMessage(`${version} · ${path} · ${origin}`);
    } else {
        throw new Error(condition.kind === 'failed' ? condition.why : 'the server does not run');
    }
}

async function showMenu(): Promise<void> {
    const items = [
        { label: '$(list-flat) Problems', command: 'workbench.actions.view.problems' },
        { label: '$(search) Scan Workspace', command: 'hook.scanWorkspace' },
        { label: '$(book) Explain a Rule…', command: 'hook.explainRule' },
        { label: '$(cloud-download) Update Advisory Database…', command: 'hook.updateAdvisories' },
        { label: '$(debug-restart) Restart Server', command: 'hook.restartServer' },
        { label: '$(output) Show Logs', command: 'hook.showLogs' },
    ];
    const picked = await vscode.window.showQuickPick(items, { placeHolder: 'hook' });
    if (picked) {
        await vscode.commands.executeCommand(picked.command);
    }
}
