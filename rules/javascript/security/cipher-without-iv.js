const crypto = require("crypto");
const { createDecipher } = require("crypto");

// ruleid: cipher-without-iv
const a = crypto.createCipher("aes-256-cbc", password);
// ruleid: cipher-without-iv
const b = createDecipher("aes-256-cbc", password);
// ok: cipher-without-iv
const c = crypto.createCipheriv("aes-256-cbc", key, iv);
// ok: cipher-without-iv
const d = factory.createCipher("aes-256-cbc", password);
