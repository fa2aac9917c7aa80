app.get("/a", (req, res) => {
  const name = req.query.name;
  // ruleid: response-html-variable
  res.send("<h1>Hello " + name + "</h1>");
});
app.get("/b", (req, res) => {
  const { name } = req.query;
  // ruleid: response-html-variable
  res.send(`<h1>${name}</h1>`);
  // ok: response-html-variable
  res.send(`<h1>${escapeHtml(name)}</h1>`);
  // ok: response-html-variable
  res.send("not found: " + name.length);
});
app.get("/c", (req, res) => {
  const name = users.get(id);
  // ok: response-html-variable
  res.send("<h1>" + name + "</h1>");
});
