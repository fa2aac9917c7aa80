app.get("/hi", (req, res) => {
  // ruleid: response-html-built
  res.send("<h1>Hi " + req.query.name + "</h1>");
  // ruleid: response-html-built
  res.send(`<h1>Hi ${req.params.name}</h1>`);
  // ruleid: response-html-built
  res.status(404).send("No " + req.query.name);
  // ok: response-html-built
  res.send("<h1>Hi</h1>");
  // ok: response-html-built
  res.send(`<h1>Hi ${escapeHtml(req.query.name)}</h1>`);
  // ok: response-html-built
  res.json({ name: req.query.name });
  // ok: response-html-built
  res.send({ name: "Hi " + user.name });
  // ok: response-html-built
  res.render("hi", { name: req.query.name });
});
