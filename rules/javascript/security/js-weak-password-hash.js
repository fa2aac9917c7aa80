const crypto = require("crypto");
const { createHash } = require("crypto");

function store(password, user, data, salt) {
  // ruleid: js-weak-password-hash
  const a = crypto.createHash("md5").update(password).digest("hex");
  // ruleid: js-weak-password-hash
  const b = createHash("sha1").update(user.password, "utf8").digest("hex");
  // ruleid: js-weak-password-hash
  const c = crypto.createHash("sha256").update(newPassword).digest();
  // ok: js-weak-password-hash
  const d = crypto.createHash("md5").update(data).digest("hex");
  // ok: js-weak-password-hash
  const e = crypto.scryptSync(password, salt, 64);
  // ok: js-weak-password-hash
  const f = crypto.createHmac("sha256", salt).update(data);
  // ok: js-weak-password-hash
  const g = crypto.createHash("sha256").update(passwordResetUrl);
  return [a, b, c, d, e, f, g];
}
