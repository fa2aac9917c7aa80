const { exec, execFile } = require('child_process');

app.get('/ping', (req, res) => {
  // ruleid: javascript-command-from-request
  exec('ping -c 1 ' + req.query.host, (error, out) => res.send(out));
  // ok: javascript-command-from-request
  execFile('ping', ['-c', '1', req.query.host], (error, out) => res.send(out));
});
