const serialize = require("node-serialize");
const yaml = require("js-yaml");
const v8 = require("v8");

app.post("/load", (req, res) => {
  // ruleid: javascript-deserialized-from-request
  const profile = serialize.unserialize(req.cookies.profile);
  // ruleid: javascript-deserialized-from-request
  const settings = yaml.load(req.body.settings, { schema: yaml.DEFAULT_FULL_SCHEMA });
  // ok: javascript-deserialized-from-request
  const safe = yaml.load(req.body.settings);
  // ok: javascript-deserialized-from-request
  const other = JSON.parse(req.body.other);
  // ruleid: javascript-deserialized-from-request
  const value = v8.deserialize(Buffer.from(req.body.value, "base64"));
  // ok: javascript-deserialized-from-request
  const fixed = serialize.unserialize("{}");
});
