const serialize = require("node-serialize");
const store = require("./store");

function read(text) {
  // ruleid: unsafe-deserialiser
  const a = serialize.unserialize(text);
  // ruleid: unsafe-deserialiser
  serialize.unserialize(Buffer.from(text, "base64").toString());
  // ok: unsafe-deserialiser
  const b = JSON.parse(text);
  // ok: unsafe-deserialiser
  const c = store.unserialize(text);
  // ok: unsafe-deserialiser
  const d = serialize.serialize({ a: 1 });
  return [a, b, c, d];
}

const yaml = require("js-yaml");
// ruleid: unsafe-deserialiser
yaml.load(text, { schema: yaml.DEFAULT_FULL_SCHEMA });
// ok: unsafe-deserialiser
yaml.load(text);
