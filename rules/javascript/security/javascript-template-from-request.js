const ejs = require('ejs');

app.get('/show', (req, res) => {
  // ruleid: javascript-template-from-request
  res.end(ejs.render('<p>' + req.query.body));
  // ok: javascript-template-from-request
  res.end(ejs.render('<p><%= body %>', { body: req.query.body }));
});
