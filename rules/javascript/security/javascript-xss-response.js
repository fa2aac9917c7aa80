const escape = require('escape-html');

app.get('/hello', (req, res) => {
  // ruleid: javascript-xss-response
  res.send(`<h1>${req.query.name}</h1>`);
  // ruleid: javascript-xss-response
  res.status(200).send('<p>' + req.query.name);
  const page = '<h1>' + req.query.name + '</h1>';
  // ruleid: javascript-xss-response
  res.send(page);
  // ok: javascript-xss-response
  res.send(`<h1>${escape(req.query.name)}</h1>`);
  // ok: javascript-xss-response
  res.send(req.body);
  // ok: javascript-xss-response
  res.json({ name: req.query.name });
});

app.get("/hi", (req, res) => {
  // ruleid: javascript-xss-response
  res.send("<h1>Hi " + req.query.name + "</h1>");
  // ruleid: javascript-xss-response
  res.send(`<h1>Hi ${req.params.name}</h1>`);
  // ruleid: javascript-xss-response
  res.status(404).send("No " + req.query.name);
  // ok: javascript-xss-response
  res.send("<h1>Hi</h1>");
  // ok: javascript-xss-response
  res.send(`<h1>Hi ${escapeHtml(req.query.name)}</h1>`);
  // ok: javascript-xss-response
  res.json({ name: req.query.name });
  // ok: javascript-xss-response
  res.send({ name: "Hi " + user.name });
  // ok: javascript-xss-response
  res.render("hi", { name: req.query.name });
});

app.get("/a", (req, res) => {
  const name = req.query.name;
  // ruleid: javascript-xss-response
  res.send("<h1>Hello " + name + "</h1>");
});
app.get("/b", (req, res) => {
  const { name } = req.query;
  // ruleid: javascript-xss-response
  res.send(`<h1>${name}</h1>`);
  // ok: javascript-xss-response
  res.send(`<h1>${escapeHtml(name)}</h1>`);
  // ok: javascript-xss-response
  res.send("not found: " + name.length);
});
app.get("/c", (req, res) => {
  const name = users.get(id);
  // ok: javascript-xss-response
  res.send("<h1>" + name + "</h1>");
});
