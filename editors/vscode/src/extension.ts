/** Where VS Code comes in. */

import * as vscode from 'vscode';

import { registerCommands } from './commands';
import { Server } from './server';
import { needsRestart } from './settings';
import { Status } from './status';

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
    const log = vscode.window.createOutputChannel('hook', { log: true });
    server = new Server(context.extensionPath, log);
    const status = new Status(server);
    context.subscriptions.push(
        log,
        server,
        status,
        ...registerCommands({ server, status, log }),
        vscode.workspace.onDidChangeConfiguration((event) => {
            if (needsRestart(event)) {
                void server?.restart();
            }
        }),
    );
    await server.restart();
}

export function deactivate(): Promise<void> | undefined {
    return server?.stop();
}
