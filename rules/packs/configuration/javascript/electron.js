const { BrowserWindow, shell } = require('electron');
const electron = require('electron');

function windows() {
  // ruleid: javascript.electron.node-in-pages
  const first = new BrowserWindow({ width: 800, webPreferences: { nodeIntegration: true } });
  // ruleid: javascript.electron.node-in-pages
  const second = new electron.BrowserWindow({ webPreferences: { preload: 'p.js', enableRemoteModule: true } });
  // ok: javascript.electron.node-in-pages
  const third = new BrowserWindow({ webPreferences: { nodeIntegration: false, preload: 'p.js' } });
  // ok: javascript.electron.node-in-pages
  const fourth = new BrowserWindow({ width: 800 });

  // ruleid: javascript.electron.no-isolation
  const fifth = new BrowserWindow({ webPreferences: { contextIsolation: false } });
  // ruleid: javascript.electron.no-isolation
  const sixth = new BrowserWindow({ webPreferences: { preload: 'p.js', sandbox: false } });
  // ok: javascript.electron.no-isolation
  const seventh = new BrowserWindow({ webPreferences: { contextIsolation: true, sandbox: true } });
  // ok: javascript.electron.no-isolation
  const frame = { sandbox: false };

  // ruleid: javascript.electron.web-security-off
  const eighth = new BrowserWindow({ webPreferences: { webSecurity: false } });
  const ninth = new BrowserWindow({
    // ruleid: javascript.electron.web-security-off
    webPreferences: { allowRunningInsecureContent: true },
  });
  // ok: javascript.electron.web-security-off
  const tenth = new BrowserWindow({ webPreferences: { webSecurity: true } });
  // ok: javascript.electron.web-security-off
  const view = { webSecurity: site.trusted };
  return [first, second, third, fourth, fifth, sixth, seventh, frame, eighth, ninth, tenth, view];
}

function links(contents, url) {
  contents.setWindowOpenHandler(({ url: address }) => {
    // ruleid: javascript.electron.open-external
    shell.openExternal(address);
    return { action: 'deny' };
  });
  // ruleid: javascript.electron.open-external
  electron.shell.openExternal(url);
  // ok: javascript.electron.open-external
  shell.openExternal('https://example.com');
  // ok: javascript.electron.open-external
  shell.openExternal(`https://example.com/${url}`);
  if (url.startsWith('https://')) {
    // ok: javascript.electron.open-external
    shell.openExternal(url);
  }
}
