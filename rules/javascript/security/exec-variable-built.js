const { exec, execSync } = require("child_process");

function ping(host, done) {
  const command = "ping -c 1 " + host;
  // ruleid: exec-variable-built
  exec(command, done);
}
function clone(url) {
  const command = `git clone ${url} .`;
  // ruleid: exec-variable-built
  return execSync(command, { stdio: "inherit" });
}
function fixed(done) {
  const command = "ls " + "-l";
  // ok: exec-variable-built
  exec(command, done);
}
function quoted(name, done) {
  const command = "ls " + shellQuote(name);
  // ok: exec-variable-built
  exec(command, done);
}
function other(name, done) {
  const command = "ls " + name;
  // ok: exec-variable-built
  show(command, done);
}
