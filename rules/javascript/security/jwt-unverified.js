const jwt = require("jsonwebtoken");

// ruleid: jwt-unverified
const a = jwt.verify(token, key, { algorithms: ["HS256", "none"] });
// ruleid: jwt-unverified
const b = jwt.sign({ id: 1 }, null, { algorithm: "none" });
// ruleid: jwt-unverified
const c = jwt.verify(token, null);
// ok: jwt-unverified
const d = jwt.verify(token, key, { algorithms: ["HS256"] });
// ok: jwt-unverified
const e = jwt.sign({ id: 1 }, key);
// ok: jwt-unverified
const f = jwt.decode(token);
// ok: jwt-unverified
const g = other.verify(token, null);
