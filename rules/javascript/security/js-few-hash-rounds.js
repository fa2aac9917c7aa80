const crypto = require("crypto");

// ruleid: js-few-hash-rounds
crypto.pbkdf2Sync(password, salt, 1000, 32, "sha256");
// ok: js-few-hash-rounds
crypto.pbkdf2Sync(password, salt, 600000, 32, "sha256");
// ok: js-few-hash-rounds
crypto.pbkdf2(password, salt, rounds, 32, "sha256", done);
