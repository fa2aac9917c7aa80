app.post('/set', (req, res) => {
  // ruleid: javascript-prototype-from-request
  settings[req.body.section][req.body.key] = req.body.value;
  // ok: javascript-prototype-from-request
  settings.colours.main = req.body.value;
});
