const { shell } = require("electron");

function open(url) {
  // ruleid: electron-open-external
  shell.openExternal(url);
  // ok: electron-open-external
  shell.openExternal("https://a.example");
}
function checked(url) {
  if (url.startsWith("https:")) {
    // ok: electron-open-external
    shell.openExternal(url);
  }
}
