const { spawn, execFile } = require("child_process");

function list(folder) {
  // ruleid: shell-argument-built
  spawn("sh", ["-c", "ls " + folder]);
  // ruleid: shell-argument-built
  execFile("/bin/bash", ["-c", `ls ${folder}`], done);
  // ok: shell-argument-built
  spawn("sh", ["-c", "ls | wc -l"]);
  // ok: shell-argument-built
  spawn("ls", ["-c", "a" + folder]);
  // ok: shell-argument-built
  spawn("sh", ["-c", "ls " + quote(folder)]);
}
