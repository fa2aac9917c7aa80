const ejs = require("ejs");
const pug = require("pug");

app.post("/preview", (req, res) => {
  // ruleid: template-from-request
  const a = ejs.render(req.body.template, { user });
  // ruleid: template-from-request
  const b = pug.render("p " + req.body.text);
  // ok: template-from-request
  const c = ejs.render("<p><%= text %></p>", { text: req.body.text });
  // ok: template-from-request
  const d = pug.renderFile("page.pug", { text: req.body.text });
  res.send([a, b, c, d]);
});
