const { exec, execFile } = require("child_process");
const cp = require("child_process");
const shell = require("shelljs");
const TOOL = "convert";

function convert(name, out) {
  // ruleid: exec-command-built
  exec("convert " + name);
  // ruleid: exec-command-built
  exec(`convert ${name} ${out}`, (error) => done(error));
  // ruleid: exec-command-built
  cp.execSync("convert " + name + " out.png", { stdio: "inherit" });
  // ruleid: exec-command-built
  cp.spawn(`convert ${name}`, { shell: true });
  // ruleid: exec-command-built
  shell.exec("rm -rf " + out);
  // ok: exec-command-built
  execFile("convert", [name, out]);
  // ok: exec-command-built
  exec("convert in.png out.png");
  // ok: exec-command-built
  exec(TOOL + " --version");
  // ok: exec-command-built
  cp.spawn("convert", [name]);
  // ok: exec-command-built
  exec(`convert ${quote([name])}`);
  // ok: exec-command-built
  /a+/.exec("a" + name);
  // ok: exec-command-built
  cp.execFileSync("convert" + name);
}

// The command is marked, not a call inside or around it.
run((name) => {
  require("child_process").exec(
    // ruleid: exec-command-built
    "ls " +
      // ok: exec-command-built
      name,
  );
});

const FOLDERS = { logs: "/var/log", tmp: "/tmp" };

function listed(kind) {
  const folder = "/srv";
  // ok: exec-command-built
  exec("du -s " + folder);
  if (!["a", "b"].includes(kind)) {
    return;
  }
  // ok: exec-command-built
  exec("tar czf " + kind);
}
