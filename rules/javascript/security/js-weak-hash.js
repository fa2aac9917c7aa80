const crypto = require("crypto");

// ruleid: js-weak-hash
crypto.createHash("md5").update(data).digest("hex");
// ruleid: js-weak-hash
const hash = crypto.createHash("sha1");
// ok: js-weak-hash
crypto.createHash("sha256").update(data);
// ok: js-weak-hash
crypto.createHash("md5").update(password);
