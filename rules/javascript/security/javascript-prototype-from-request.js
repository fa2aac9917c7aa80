app.post('/set', (req, res) => {
  // ruleid: javascript-prototype-from-request
  settings[req.body.section][req.body.key] = req.body.value;
  // ok: javascript-prototype-from-request
  settings.colours.main = req.body.value;
});

app.post("/set", (req, res) => {
  // ruleid: javascript-prototype-from-request
  store[req.body.group][req.body.name] = req.body.value;
  // ruleid: javascript-prototype-from-request
  store[req.params.group][name] = 1;
  // ok: javascript-prototype-from-request
  store[req.body.group] = req.body.value;
  // ok: javascript-prototype-from-request
  store.get(req.body.group)[name] = 1;
  // ok: javascript-prototype-from-request
  store[group][req.body.name] = 1;
});
