const session = require("express-session");
const cookieParser = require("cookie-parser");

// ruleid: session-key-in-code
app.use(session({ secret: "s3ssion-k3y-of-prod", resave: false }));
// ruleid: session-key-in-code
app.use(cookieParser("9c2e7a41d0f3b586"));
// ok: session-key-in-code
app.use(session({ secret: process.env.SESSION_SECRET }));
// ok: session-key-in-code
app.use(cookieParser());
// ok: session-key-in-code
app.use(session({ secret: "change me" }));
// ok: session-key-in-code
app.use(other({ secret: "s3ssion-k3y-of-prod" }));
