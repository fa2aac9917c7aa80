app.get("/out", (req, res) => {
  // ruleid: open-redirect-request
  res.redirect(req.query.next);
  // ruleid: open-redirect-request
  res.redirect(302, req.query.next);
  // ruleid: open-redirect-request
  res.redirect(req.body.next || "/");
  // ruleid: open-redirect-request
  res.redirect(req.query["next"]);
  // ok: open-redirect-request
  res.redirect("/items/" + req.params.id);
  // ok: open-redirect-request
  res.redirect("/");
  // ok: open-redirect-request
  res.redirect(allowed[req.query.next]);
  // ok: open-redirect-request
  res.redirect(req.session.next);
  // ok: open-redirect-request
  res.redirect(req.originalUrl);
});
