const escape = require('escape-html');

app.get('/hello', (req, res) => {
  // ruleid: javascript-xss-response
  res.send(`<h1>${req.query.name}</h1>`);
  // ruleid: javascript-xss-response
  res.status(200).send('<p>' + req.query.name);
  const page = '<h1>' + req.query.name + '</h1>';
  // ruleid: javascript-xss-response
  res.send(page);
  // ok: javascript-xss-response
  res.send(`<h1>${escape(req.query.name)}</h1>`);
  // ok: javascript-xss-response
  res.send(req.body);
  // ok: javascript-xss-response
  res.json({ name: req.query.name });
});
