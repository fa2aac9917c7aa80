const ejs = require('ejs');

app.get('/show', (req, res) => {
  // ruleid: javascript-template-from-request
  res.end(ejs.render('<p>' + req.query.body));
  // ok: javascript-template-from-request
  res.end(ejs.render('<p><%= body %>', { body: req.query.body }));
});

const ejs = require("ejs");
const pug = require("pug");

app.post("/preview", (req, res) => {
  // ruleid: javascript-template-from-request
  const a = ejs.render(req.body.template, { user });
  // ruleid: javascript-template-from-request
  const b = pug.render("p " + req.body.text);
  // ok: javascript-template-from-request
  const c = ejs.render("<p><%= text %></p>", { text: req.body.text });
  // ok: javascript-template-from-request
  const d = pug.renderFile("page.pug", { text: req.body.text });
  res.send([a, b, c, d]);
});
