app.get('/search', (req, res) => {
  // ruleid: javascript-regex-from-request
  const wanted = new RegExp(req.query.q, 'i');
  // ok: javascript-regex-from-request
  const fixed = new RegExp('^[a-z]+$');
});
