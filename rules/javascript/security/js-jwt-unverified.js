const jwt = require("jsonwebtoken");

// ruleid: js-jwt-unverified
const a = jwt.verify(token, key, { algorithms: ["HS256", "none"] });
// ruleid: js-jwt-unverified
const b = jwt.sign({ id: 1 }, null, { algorithm: "none" });
// ruleid: js-jwt-unverified
const c = jwt.verify(token, null);
// ok: js-jwt-unverified
const d = jwt.verify(token, key, { algorithms: ["HS256"] });
// ok: js-jwt-unverified
const e = jwt.sign({ id: 1 }, key);
// ok: js-jwt-unverified
const f = jwt.decode(token);
// ok: js-jwt-unverified
const g = other.verify(token, null);
