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

const fs = require("fs");
const path = require("path");

app.get("/files/:name", (req, res) => {
  // ruleid: javascript-path-from-request
  res.sendFile(path.join(__dirname, "files", req.params.name));
  // ruleid: javascript-path-from-request
  fs.readFile("files/" + req.query.name, done);
  // ruleid: javascript-path-from-request
  fs.createReadStream(`files/${req.params.name}`).pipe(res);
  // ruleid: javascript-path-from-request
  res.download(req.query.file);
  // ok: javascript-path-from-request
  res.sendFile(req.params.name, { root: "files" });
  // ok: javascript-path-from-request
  fs.readFile(path.join("files", path.basename(req.params.name)), done);
  // ok: javascript-path-from-request
  fs.readFile("files/index.html", done);
  // ok: javascript-path-from-request
  cache.readFile(req.params.name);
  // ok: javascript-path-from-request
  res.sendFile(path.join(__dirname, "index.html"));
});

app.get("/a", (req, res) => {
  const file = path.join(base, req.query.file);
  // ruleid: javascript-path-from-request
  fs.createReadStream(file).pipe(res);
});
app.get("/b", (req, res) => {
  const file = "./up/" + req.params.name;
  // ruleid: javascript-path-from-request
  res.sendFile(file);
});
app.get("/c", (req, res) => {
  const file = path.join(base, req.query.file);
  if (!file.startsWith(base)) return res.sendStatus(403);
  // ok: javascript-path-from-request
  fs.createReadStream(file).pipe(res);
});
app.get("/d", (req, res) => {
  const file = path.join(base, path.basename(req.query.file));
  // ok: javascript-path-from-request
  fs.createReadStream(file).pipe(res);
});

app.get("/listed", (req, res) => {
  const name = req.query.name;
  if (!["a.txt", "b.txt"].includes(name)) return res.sendStatus(404);
  // ok: javascript-path-from-request
  fs.createReadStream("/srv/" + name).pipe(res);
});
