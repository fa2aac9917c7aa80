const crypto = require("crypto");

function create(user) {
  // ruleid: js-predictable-token
  const token = Math.random().toString(36).slice(2);
  // ruleid: js-predictable-token
  user.resetToken = "r" + Math.random();
  // ruleid: js-predictable-token
  const otp = Math.floor(Math.random() * 1000000);
  // ok: js-predictable-token
  const safe = crypto.randomBytes(16).toString("hex");
  // ok: js-predictable-token
  const sessionId = crypto.randomUUID();
  // ok: js-predictable-token
  const jitter = Math.random() * 100;
  // ok: js-predictable-token
  const tokens = items.sort(() => Math.random() - 0.5);
  return [token, otp, safe, sessionId, jitter, tokens];
}
