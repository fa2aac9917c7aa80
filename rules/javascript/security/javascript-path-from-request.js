const fs = require('fs');
const path = require('path');

app.get('/file', (req, res) => {
  const name = req.params.name;
  // ruleid: javascript-path-from-request
  fs.readFile(path.join('/var/reports', name), (error, data) => res.end(data));
  // ok: javascript-path-from-request
  fs.readFile(path.join('/var/reports', path.basename(name)), (error, data) => res.end(data));
  // ok: javascript-path-from-request
  res.sendFile(name, { root: '/var/reports' });
});
