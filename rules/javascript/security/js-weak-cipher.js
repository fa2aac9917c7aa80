const crypto = require("crypto");
const { createCipheriv } = require("crypto");

// ruleid: js-weak-cipher
const a = crypto.createCipheriv("des-ede3-cbc", key, iv);
// ruleid: js-weak-cipher
const b = createCipheriv("aes-128-ecb", key, null);
// ruleid: js-weak-cipher
const c = crypto.createDecipheriv("rc4", key, "");
// ok: js-weak-cipher
const d = crypto.createCipheriv("aes-256-gcm", key, iv);
// ok: js-weak-cipher
const e = crypto.createCipheriv(name, key, iv);
// ok: js-weak-cipher
const f = crypto.createHash("md5");
