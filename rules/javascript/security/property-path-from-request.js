app.post("/set", (req, res) => {
  // ruleid: property-path-from-request
  store[req.body.group][req.body.name] = req.body.value;
  // ruleid: property-path-from-request
  store[req.params.group][name] = 1;
  // ok: property-path-from-request
  store[req.body.group] = req.body.value;
  // ok: property-path-from-request
  store.get(req.body.group)[name] = 1;
  // ok: property-path-from-request
  store[group][req.body.name] = 1;
});
