import { BrowserWindow, type BrowserWindowConstructorOptions, shell as system } from 'electron';

const options: BrowserWindowConstructorOptions = {
  show: false,
  // ruleid: javascript.electron.node-in-pages, javascript.electron.no-isolation
  webPreferences: { nodeIntegration: true, contextIsolation: false },
};

export class Main {
  window = new BrowserWindow(options);

  open(link: string): Promise<void> {
    // ruleid: javascript.electron.open-external
    return system.openExternal(link);
  }

  help(): Promise<void> {
    // ok: javascript.electron.open-external
    return system.openExternal('https://help.example.com');
  }
}
