const crypto = require("node:crypto");
const fixed = "1234567890123456";

function seal(key, text) {
  // ruleid: js-fixed-iv
  const a = crypto.createCipheriv("aes-256-cbc", key, "1234567890123456");
  // ruleid: js-fixed-iv
  const b = crypto.createCipheriv("aes-256-cbc", key, Buffer.alloc(16, 0));
  // ruleid: js-fixed-iv
  const c = crypto.createCipheriv("aes-256-gcm", key, Buffer.from("000000000000"));
  // ruleid: js-fixed-iv
  const d = crypto.createCipheriv("aes-256-cbc", key, fixed);
  // ok: js-fixed-iv
  const e = crypto.createCipheriv("aes-256-gcm", key, crypto.randomBytes(12));
  // ok: js-fixed-iv
  const f = crypto.createCipheriv("aes-256-gcm", key, iv);
  // ok: js-fixed-iv
  const g = crypto.createDecipheriv("aes-256-cbc", key, Buffer.alloc(16));
}
