const fs = require("fs");
const path = require("path");

app.get("/files/:name", (req, res) => {
  // ruleid: js-path-from-request
  res.sendFile(path.join(__dirname, "files", req.params.name));
  // ruleid: js-path-from-request
  fs.readFile("files/" + req.query.name, done);
  // ruleid: js-path-from-request
  fs.createReadStream(`files/${req.params.name}`).pipe(res);
  // ruleid: js-path-from-request
  res.download(req.query.file);
  // ok: js-path-from-request
  res.sendFile(req.params.name, { root: "files" });
  // ok: js-path-from-request
  fs.readFile(path.join("files", path.basename(req.params.name)), done);
  // ok: js-path-from-request
  fs.readFile("files/index.html", done);
  // ok: js-path-from-request
  cache.readFile(req.params.name);
  // ok: js-path-from-request
  res.sendFile(path.join(__dirname, "index.html"));
});
