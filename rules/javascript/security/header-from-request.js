app.get("/a", (req, res) => {
  // ruleid: header-from-request
  res.set("Location", req.query.next);
  // ruleid: header-from-request
  res.setHeader("X-Name", req.body.name);
  // ruleid: header-from-request
  res.header("Set-Cookie", "lang=" + req.query.lang);
  // ok: header-from-request
  res.setHeader("X-Request-Id", id);
  // ok: header-from-request
  res.setHeader("Content-Disposition", encodeURIComponent(req.query.name));
  // ok: header-from-request
  query.set("next", req.query.next);
});
