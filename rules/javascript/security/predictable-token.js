const crypto = require("crypto");

function create(user) {
  // ruleid: predictable-token
  const token = Math.random().toString(36).slice(2);
  // ruleid: predictable-token
  user.resetToken = "r" + Math.random();
  // ruleid: predictable-token
  const otp = Math.floor(Math.random() * 1000000);
  // ok: predictable-token
  const safe = crypto.randomBytes(16).toString("hex");
  // ok: predictable-token
  const sessionId = crypto.randomUUID();
  // ok: predictable-token
  const jitter = Math.random() * 100;
  // ok: predictable-token
  const tokens = items.sort(() => Math.random() - 0.5);
  return [token, otp, safe, sessionId, jitter, tokens];
}
