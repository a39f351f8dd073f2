/** The entry in the status bar: how many findings, which program, how old its advisories are. */

import * as vscode from 'vscode';

import { run } from './binary';
import { Condition, Server } from './server';

export class Status implements vscode.Disposable {
    private readonly item = vscode.window.createStatusBarItem('hook.status', vscode.StatusBarAlignment.Left, 0);
    private readonly subscriptions: vscode.Disposable[] = [];
    /** What the program says of its advisories, a line for each ecosystem. */
    private advisories: string[] = [];
    private due: ReturnType<typeof setTimeout> | undefined;

    constructor(private readonly server: Server) {
        this.item.name = 'hook';
        this.item.command = 'hook.showMenu';
        this.subscriptions.push(
            server.onDidChange(() => {
                this.show();
                void this.refreshAdvisories();
            }),
            vscode.languages.onDidChangeDiagnostics(() => this.showSoon()),
        );
        this.show();
        this.item.show();
    }

    /** Asks the program again how old its advisories are. */
    async refreshAdvisories(): Promise<void> {
        const condition = this.server.condition;
        if (condition.kind !== 'running') {
            return;
        }
        const said = await run(condition.binary.path, ['db', 'status']).catch(() => '');
        this.advisories = said.split('\n').filter((line) => line.trim() !== '');
        this.show();
    }

    dispose(): void {
        clearTimeout(this.due);
        this.item.dispose();
        this.subscriptions.forEach((subscription) => void subscription.dispose());
    }

    /** Diagnostics of all extensions change at each key: they are counted a few times a second at most. */
    private showSoon(): void {
        this.due ??= setTimeout(() => {
            this.due = undefined;
            this.show();
        }, 200);
    }

    private show(): void {
        const condition = this.server.condition;
        const counts = count();
        this.item.text = text(condition, counts);
        this.item.tooltip = this.tooltip(condition, counts);
        const failed = condition.kind === 'failed';
        this.item.backgroundColor = failed ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
        this.item.accessibilityInformation = { label: `hook: ${spoken(condition, counts)}`, role: 'button' };
    }

    private tooltip(condition: Condition, counts: Counts): vscode.MarkdownString {
        const tooltip = new vscode.MarkdownString();
        tooltip.appendText(spoken(condition, counts));
        if (condition.kind === 'running') {
            tooltip.appendText(`\n${condition.binary.version} (${condition.binary.origin})`);
            if (this.advisories.length > 0) {
                tooltip.appendMarkdown('\n\nAdvisories:\n');
                tooltip.appendCodeblock(this.advisories.join('\n'), 'text');
            }
        }
        return tooltip;
    }
}

interface Counts {
    errors: number;
    warnings: number;
    others: number;
}

function count(): Counts {
    const counts: Counts = { errors: 0, warnings: 0, others: 0 };
    for (const [, diagnostics] of vscode.languages.getDiagnostics()) {
        for (const diagnostic of diagnostics) {
            if (diagnostic.source !== 'hook') {
                continue;
            }
            if (diagnostic.severity === vscode.DiagnosticSeverity.Error) {
                counts.errors += 1;
            } else if (diagnostic.severity === vscode.DiagnosticSeverity.Warning) {
                counts.warnings += 1;
            } else {
                counts.others += 1;
            }
        }
    }
    return counts;
}

function text(condition: Condition, counts: Counts): string {
    switch (condition.kind) {
        case 'off':
            return '$(circle-slash) hook';
        case 'starting':
            return '$(loading~spin) hook';
        case 'failed':
            return '$(error) hook';
        case 'running': {
            const all = counts.errors + counts.warnings + counts.others;
            return all === 0 ? '$(shield) hook' : `$(shield) hook ${all}`;
        }
    }
}

function spoken(condition: Condition, counts: Counts): string {
    switch (condition.kind) {
        case 'off':
            return 'not running';
        case 'starting':
            return 'starting';
        case 'failed':
            return condition.why;
        case 'running':
            return `${counts.errors} high or critical, ${counts.warnings} medium, ${counts.others} low`;
    }
}
