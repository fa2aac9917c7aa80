app.post('/login', async (req, res) => {
  // ruleid: javascript-nosql-from-request
  const user = await User.findOne({ name: req.body.name, password: req.body.password });
  // ok: javascript-nosql-from-request
  const safe = await User.findOne({ name: String(req.body.name) });
});

app.post("/login", async (req, res) => {
  // ruleid: javascript-nosql-from-request
  const a = await User.findOne({ name: req.body.name, password: req.body.password });
  // ruleid: javascript-nosql-from-request
  const b = await User.find(req.query);
  // ruleid: javascript-nosql-from-request
  await User.deleteOne({ _id: req.body.id });
  // ok: javascript-nosql-from-request
  const c = await User.findOne({ name: String(req.body.name) });
  // ok: javascript-nosql-from-request
  const d = await User.findOne({ name });
  // ok: javascript-nosql-from-request
  const e = await User.find({ _id: req.params.id });
  // ok: javascript-nosql-from-request
  const f = items.find((item) => item.id === req.body.id);
  res.json([a, b, c, d, e, f]);
});
