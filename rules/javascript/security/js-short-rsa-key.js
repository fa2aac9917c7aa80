const crypto = require("crypto");
const { generateKeyPairSync } = require("crypto");

// ruleid: js-short-rsa-key
crypto.generateKeyPair("rsa", { modulusLength: 1024 }, done);
// ruleid: js-short-rsa-key
const a = generateKeyPairSync("rsa", { publicExponent: 3, modulusLength: 512 });
// ok: js-short-rsa-key
const b = generateKeyPairSync("rsa", { modulusLength: 2048 });
// ok: js-short-rsa-key
const c = crypto.generateKeyPairSync("ec", { namedCurve: "P-256" });
