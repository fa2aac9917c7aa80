const { exec, execSync } = require("child_process");

app.post("/run", (req, res) => {
  // ruleid: command-from-request
  exec(req.body.cmd, done);
  // ruleid: command-from-request
  execSync(req.query["command"]);
  // ok: command-from-request
  exec(commands[req.body.cmd], done);
  // ok: command-from-request
  exec("ls -l", done);
});
