const { BrowserWindow } = require("electron");

// ruleid: electron-node-in-page
const a = new BrowserWindow({ width: 800, webPreferences: { nodeIntegration: true } });
// ruleid: electron-node-in-page
const b = new BrowserWindow({ webPreferences: { preload, contextIsolation: false } });
// ruleid: electron-node-in-page
const c = new BrowserWindow({ webPreferences: { webSecurity: false } });
// ok: electron-node-in-page
const d = new BrowserWindow({ width: 800, webPreferences: { preload } });
// ok: electron-node-in-page
const e = new BrowserWindow({ webPreferences: { nodeIntegration: false } });
