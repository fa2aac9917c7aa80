const jwt = require("jsonwebtoken");
const KEY = "s3ssion-k3y-of-prod";

// ruleid: jwt-key-in-code
const a = jwt.sign({ id: 1 }, "s3ssion-k3y-of-prod");
// ruleid: jwt-key-in-code
const b = jwt.sign({ id: 1 }, KEY, { expiresIn: "1h" });
// ruleid: jwt-key-in-code
const c = jwt.verify(token, "9c2e7a41d0f3b586");
// ok: jwt-key-in-code
const d = jwt.sign({ id: 1 }, process.env.JWT_SECRET);
// ok: jwt-key-in-code
const e = jwt.sign({ id: 1 }, "your-secret-here");
// ok: jwt-key-in-code
const f = jwt.verify(token, config.key);
