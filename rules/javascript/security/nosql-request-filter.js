app.post("/login", async (req, res) => {
  // ruleid: nosql-request-filter
  const a = await User.findOne({ name: req.body.name, password: req.body.password });
  // ruleid: nosql-request-filter
  const b = await User.find(req.query);
  // ruleid: nosql-request-filter
  await User.deleteOne({ _id: req.body.id });
  // ok: nosql-request-filter
  const c = await User.findOne({ name: String(req.body.name) });
  // ok: nosql-request-filter
  const d = await User.findOne({ name });
  // ok: nosql-request-filter
  const e = await User.find({ _id: req.params.id });
  // ok: nosql-request-filter
  const f = items.find((item) => item.id === req.body.id);
  res.json([a, b, c, d, e, f]);
});
