const child_process = require('child_process');
const { exec, execFile } = require('child_process');

app.get('/ping', (req, res) => {
  // ruleid: javascript-command-from-request
  exec('ping -c 1 ' + req.query.host, (error, out) => res.send(out));
  // ok: javascript-command-from-request
  execFile('ping', ['-c', '1', req.query.host], (error, out) => res.send(out));
});

const { exec, execSync } = require("child_process");

app.post("/run", (req, res) => {
  // ruleid: javascript-command-from-request
  exec(req.body.cmd, done);
  // ruleid: javascript-command-from-request
  execSync(req.query["command"]);
  // ok: javascript-command-from-request
  exec(commands[req.body.cmd], done);
  // ok: javascript-command-from-request
  exec("ls -l", done);
});

app.get("/list", (req, res) => {
  // ruleid: javascript-command-from-request
  child_process.spawn("sh", ["-c", "ls " + req.query.folder]);
  // ok: javascript-command-from-request
  child_process.spawn("ls", ["-l", req.query.folder]);
});
