app.post('/login', (req, res) => {
  // ruleid: javascript-redirect-from-request
  res.redirect(req.query.next);
  // ok: javascript-redirect-from-request
  res.redirect('/home');
});
