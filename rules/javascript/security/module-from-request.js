app.get("/a", (req, res) => {
  // ruleid: module-from-request
  res.render(req.query.view);
  // ruleid: module-from-request
  const plugin = require(req.query.plugin);
  // ruleid: module-from-request
  const other = require("./plugins/" + req.params.name);
  // ruleid: module-from-request
  res.render("index", req.body);
  // ok: module-from-request
  res.render("index", { name: req.query.name });
  // ok: module-from-request
  res.render(views[req.query.view]);
  // ok: module-from-request
  const fixed = require("./plugins/one");
});
// ok: module-from-request
ejs.render(req.body.template);
