const crypto = require("crypto");

function seal(key, iv) {
  // ruleid: cipher-key-in-code
  crypto.createCipheriv("aes-256-cbc", "0c5a7e1d9b3f4a6c8e2d1f0b9a8c7e6d", iv);
  // ruleid: cipher-key-in-code
  crypto.createHmac("sha256", "webhook-signing-9f1");
  // ok: cipher-key-in-code
  crypto.createCipheriv("aes-256-cbc", process.env.KEY, iv);
  // ok: cipher-key-in-code
  crypto.createCipheriv("aes-256-cbc", key, iv);
  // ok: cipher-key-in-code
  crypto.createHmac("sha256", "");
}
