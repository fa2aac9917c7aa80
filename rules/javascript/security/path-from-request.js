const fs = require("fs");
const path = require("path");

app.get("/files/:name", (req, res) => {
  // ruleid: path-from-request
  res.sendFile(path.join(__dirname, "files", req.params.name));
  // ruleid: path-from-request
  fs.readFile("files/" + req.query.name, done);
  // ruleid: path-from-request
  fs.createReadStream(`files/${req.params.name}`).pipe(res);
  // ruleid: path-from-request
  res.download(req.query.file);
  // ok: path-from-request
  res.sendFile(req.params.name, { root: "files" });
  // ok: path-from-request
  fs.readFile(path.join("files", path.basename(req.params.name)), done);
  // ok: path-from-request
  fs.readFile("files/index.html", done);
  // ok: path-from-request
  cache.readFile(req.params.name);
  // ok: path-from-request
  res.sendFile(path.join(__dirname, "index.html"));
});
