const _ = require("lodash");

app.post("/a", (req, res) => {
  // ruleid: request-merged-deep
  _.merge(config, req.body);
  // ruleid: request-merged-deep
  _.defaultsDeep({}, req.body, defaults);
  // ok: request-merged-deep
  _.merge(config, defaults);
  // ok: request-merged-deep
  _.merge(config, { name: String(req.body.name) });
  // ok: request-merged-deep
  Object.assign(user, pick(req.body));
});
