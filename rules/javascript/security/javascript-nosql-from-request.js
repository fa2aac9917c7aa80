app.post('/login', async (req, res) => {
  // ruleid: javascript-nosql-from-request
  const user = await User.findOne({ name: req.body.name, password: req.body.password });
  // ok: javascript-nosql-from-request
  const safe = await User.findOne({ name: String(req.body.name) });
});
