const crypto = require("crypto");

function check(key, body, given) {
  const expected = crypto.createHmac("sha256", key).update(body).digest("hex");
  // ruleid: js-timing-unsafe-digest
  if (expected === given) return true;
  // ruleid: js-timing-unsafe-digest
  if (given !== expected) return false;
  // ruleid: js-timing-unsafe-digest
  if (crypto.createHmac("sha1", key).update(body).digest("hex") === given) return true;
  // ok: js-timing-unsafe-digest
  if (crypto.timingSafeEqual(Buffer.from(expected), Buffer.from(given))) return true;
  // ok: js-timing-unsafe-digest
  if (given === null) return false;
  // ok: js-timing-unsafe-digest
  return crypto.createHash("sha256").update(body).digest("hex") === given;
}
