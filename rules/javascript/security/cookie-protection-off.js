const session = require("express-session");

app.post("/login", (req, res) => {
  // ruleid: cookie-protection-off
  res.cookie("session", id, { httpOnly: false });
  // ruleid: cookie-protection-off
  res.cookie("authToken", id, { httpOnly: true, secure: false, maxAge: 10 });
  // ok: cookie-protection-off
  res.cookie("session", id, { httpOnly: true, secure: true });
  // ok: cookie-protection-off
  res.cookie("theme", "dark", { httpOnly: false });
  // ok: cookie-protection-off
  res.cookie("XSRF-TOKEN", id, { httpOnly: false });
});
// ruleid: cookie-protection-off
app.use(session({ secret: key, cookie: { httpOnly: false } }));
// ok: cookie-protection-off
app.use(session({ secret: key, cookie: { secure: true } }));
