app.get("/out", (req, res) => {
  // ruleid: js-open-redirect-request
  res.redirect(req.query.next);
  // ruleid: js-open-redirect-request
  res.redirect(302, req.query.next);
  // ruleid: js-open-redirect-request
  res.redirect(req.body.next || "/");
  // ruleid: js-open-redirect-request
  res.redirect(req.query["next"]);
  // ok: js-open-redirect-request
  res.redirect("/items/" + req.params.id);
  // ok: js-open-redirect-request
  res.redirect("/");
  // ok: js-open-redirect-request
  res.redirect(allowed[req.query.next]);
  // ok: js-open-redirect-request
  res.redirect(req.session.next);
  // ok: js-open-redirect-request
  res.redirect(req.originalUrl);
});
