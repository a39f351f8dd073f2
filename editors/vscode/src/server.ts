/** The server's life: started, restarted, stopped. */

import * as vscode from 'vscode';
import {
    ExecuteCommandRequest,
    LanguageClient,
    LanguageClientOptions,
    RevealOutputChannelOn,
    State,
    TransportKind,
} from 'vscode-languageclient/node';

import { Binary, findBinary, words } from './binary';
import { forServer, machineSetting, setting } from './settings';

/** What the status bar tells. */
export type Condition =
    | { readonly kind: 'off' }
    | { readonly kind: 'starting' }
    | { readonly kind: 'running'; readonly binary: Binary }
    | { readonly kind: 'failed'; readonly why: string };

export class Server implements vscode.Disposable {
    private client: LanguageClient | undefined;
    private current: Condition = { kind: 'off' };
    private readonly changed = new vscode.EventEmitter<Condition>();
    /** Starts and stops happen one after the other, whoever asks for them. */
    private queue: Promise<void> = Promise.resolve();

    /** Whenever the condition is another one. */
    readonly onDidChange = this.changed.event;

    constructor(
        private readonly extensionFolder: string,
        private readonly log: vscode.LogOutputChannel,
    ) {}

    get condition(): Condition {
        return this.current;
    }

    /** Stops what runs, and starts what should. */
    restart(): Promise<void> {
        return this.enqueue(async () => {
            await this.stopNow();
            await this.startNow();
        });
    }

    stop(): Promise<void> {
        return this.enqueue(() => this.stopNow());
    }

    /** Has the server carry out one of its commands. */
    async execute<T>(command: string, ...args: unknown[]): Promise<T | undefined> {
        if (!this.client?.isRunning()) {
            throw new Error(this.current.kind === 'failed' ? this.current.why : 'the server does not run');
        }
        return (await this.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args })) as T;
    }

    dispose(): void {
        this.changed.dispose();
    }

    private enqueue(task: () => Promise<void>): Promise<void> {
        this.queue = this.queue.then(task, task);
        return this.queue;
    }

    private become(condition: Condition): void {
        this.current = condition;
        this.changed.fire(condition);
    }

    private fail(why: string): void {
        this.log.error(why);
        this.become({ kind: 'failed', why });
        if (machineSetting<string>('showNotifications', 'onError') === 'onError') {
            const logs = 'Show Logs';
            void vscode.window.showErrorMessage(`hook: ${why}`, logs).then((picked) => {
                if (picked === logs) {
                    this.log.show();
                }
            });
        }
    }

    private async startNow(): Promise<void> {
        if (!setting('enable', true)) {
            this.become({ kind: 'off' });
            return;
        }
        this.become({ kind: 'starting' });
        try {
            const binary = await findBinary({
                configured: machineSetting<string | null>('path', null) ?? undefined,
                preferEnvironment: machineSetting<string>('importStrategy', 'useBundled') === 'fromEnvironment',
                extensionFolder: this.extensionFolder,
                workspaceFolders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
            });
            this.log.info(`${binary.version} at ${binary.path} (${binary.origin})`);
            await this.startClient(binary);
            this.become({ kind: 'running', binary });
        } catch (error) {
            this.fail(words(error));
        }
    }

    private async startClient(binary: Binary): Promise<void> {
        const args = ['lsp', ...machineSetting<string[]>('args', [])];
        const server = { command: binary.path, args, transport: TransportKind.stdio };
        const client = new LanguageClient('hook', 'hook', server, this.options());
        this.client = client;
        client.onDidChangeState(({ oldState, newState }) => {
            if (this.client !== client) {
                return;
            }
            if (newState === State.Running && oldState !== State.Running) {
                this.become({ kind: 'running', binary });
            } else if (newState === State.Starting) {
                this.become({ kind: 'starting' });
            } else if (oldState === State.Running && newState === State.Stopped) {
                this.become({ kind: 'failed', why: 'the server ended by itself; the log may say why' });
            }
        });
        await client.start();
    }

    private options(): LanguageClientOptions {
        // Every text of these, in any language: secrets are written everywhere. What has no file of its own, such as
        // the output of others, is left alone.
        const schemes = ['file', 'untitled'];
        const documents = schemes.map((scheme) => ({ scheme }));
        const cells = schemes.map((scheme) => ({ notebook: { notebookType: '*', scheme } }));
        const options: LanguageClientOptions = {
            documentSelector: [...documents, ...cells],
            outputChannel: this.log,
            revealOutputChannelOn: RevealOutputChannelOn.Never,
            diagnosticCollectionName: 'hook',
            progressOnInitialization: false,
            initializationOptions: forServer(),
            initializationFailedHandler: (error) => {
                this.log.error(words(error));
                return false;
            },
            middleware: {
                workspace: {
                    // Only what the server knows, and nothing of what decides which program runs.
                    configuration: (params) => params.items.map(() => forServer()),
                },
            },
        };
        return options;
    }

    private async stopNow(): Promise<void> {
        const client = this.client;
        this.client = undefined;
        if (!client) {
            return;
        }
        try {
            await client.stop(5_000);
        } catch (error) {
            this.log.warn(`the server was slow to end: ${words(error)}`);
        }
        // A client that is given up lets go of its diagnostics.
        await client.dispose().catch(() => undefined);
        this.become({ kind: 'off' });
    }
}
