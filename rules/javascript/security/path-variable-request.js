const fs = require("fs");
const path = require("path");

app.get("/a", (req, res) => {
  const file = path.join(base, req.query.file);
  // ruleid: path-variable-request
  fs.createReadStream(file).pipe(res);
});
app.get("/b", (req, res) => {
  const file = "./up/" + req.params.name;
  // ruleid: path-variable-request
  res.sendFile(file);
});
app.get("/c", (req, res) => {
  const file = path.join(base, req.query.file);
  if (!file.startsWith(base)) return res.sendStatus(403);
  // ok: path-variable-request
  fs.createReadStream(file).pipe(res);
});
app.get("/d", (req, res) => {
  const file = path.join(base, path.basename(req.query.file));
  // ok: path-variable-request
  fs.createReadStream(file).pipe(res);
});
