/** The settings, as users write them and as the server reads them. */

import * as vscode from 'vscode';

export const SECTION = 'hook';

/** Those that need another process: the rest the server takes as it runs. */
const RESTARTS = ['enable', 'path', 'importStrategy', 'args'].map((name) => `${SECTION}.${name}`);

export function needsRestart(event: vscode.ConfigurationChangeEvent): boolean {
    return RESTARTS.some((name) => event.affectsConfiguration(name));
}

export function setting<T>(name: string, fallback: T): T {
    return vscode.workspace.getConfiguration(SECTION).get<T>(name) ?? fallback;
}

/** What decides which program runs, and how. Such a value counts only where the machine's user wrote it. */
export function machineSetting<T>(name: string, fallback: T): T {
    const found = vscode.workspace.getConfiguration(SECTION).inspect<T>(name);
    return found?.globalValue ?? found?.defaultValue ?? fallback;
}

/** The section as the server knows it; what is not set is left out. */
export function forServer(): Record<string, unknown> {
    const names = ['enable', 'scope', 'minimumSeverity', 'ignoreRules', 'rules', 'config', 'profile', 'database'];
    const pairs = names.map((name) => [name, setting<unknown>(name, undefined)] as const);
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined && value !== null && value !== ''));
}
