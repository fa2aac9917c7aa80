import * as yaml from "js-yaml";
import serializer from "node-serialize";

export function read(text: string) {
  // ruleid: unsafe-deserialiser
  const a = serializer.unserialize(text);
  // ok: unsafe-deserialiser
  const b = yaml.load(text);
  return [a, b];
}
