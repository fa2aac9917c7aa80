app.post('/login', (req, res) => {
  // ruleid: javascript-redirect-from-request
  res.redirect(req.query.next);
  // ok: javascript-redirect-from-request
  res.redirect('/home');
});

app.get("/out", (req, res) => {
  // ruleid: javascript-redirect-from-request
  res.redirect(req.query.next);
  // ruleid: javascript-redirect-from-request
  res.redirect(302, req.query.next);
  // ruleid: javascript-redirect-from-request
  res.redirect(req.body.next || "/");
  // ruleid: javascript-redirect-from-request
  res.redirect(req.query["next"]);
  // ok: javascript-redirect-from-request
  res.redirect("/items/" + req.params.id);
  // ok: javascript-redirect-from-request
  res.redirect("/");
  // ok: javascript-redirect-from-request
  res.redirect(allowed[req.query.next]);
  // ok: javascript-redirect-from-request
  res.redirect(req.session.next);
  // ok: javascript-redirect-from-request
  res.redirect(req.originalUrl);
});

app.get("/a", (req, res) => {
  const target = req.query.next;
  // ruleid: javascript-redirect-from-request
  res.redirect(target);
});
app.get("/b", (req, res) => {
  const { next } = req.query;
  // ruleid: javascript-redirect-from-request
  res.redirect(302, next);
});
app.get("/c", (req, res) => {
  const target = req.query.next;
  if (!target.startsWith("/app/")) return res.sendStatus(400);
  // ok: javascript-redirect-from-request
  res.redirect(target);
});
app.get("/d", (req, res) => {
  const target = routes[req.query.next];
  // ok: javascript-redirect-from-request
  res.redirect(target);
});
