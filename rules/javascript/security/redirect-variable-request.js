app.get("/a", (req, res) => {
  const target = req.query.next;
  // ruleid: redirect-variable-request
  res.redirect(target);
});
app.get("/b", (req, res) => {
  const { next } = req.query;
  // ruleid: redirect-variable-request
  res.redirect(302, next);
});
app.get("/c", (req, res) => {
  const target = req.query.next;
  if (!target.startsWith("/")) return res.sendStatus(400);
  // ok: redirect-variable-request
  res.redirect(target);
});
app.get("/d", (req, res) => {
  const target = routes[req.query.next];
  // ok: redirect-variable-request
  res.redirect(target);
});
