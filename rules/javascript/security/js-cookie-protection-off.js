const session = require("express-session");

app.post("/login", (req, res) => {
  // ruleid: js-cookie-protection-off
  res.cookie("session", id, { httpOnly: false });
  // ruleid: js-cookie-protection-off
  res.cookie("authToken", id, { httpOnly: true, secure: false, maxAge: 10 });
  // ok: js-cookie-protection-off
  res.cookie("session", id, { httpOnly: true, secure: true });
  // ok: js-cookie-protection-off
  res.cookie("theme", "dark", { httpOnly: false });
  // ok: js-cookie-protection-off
  res.cookie("XSRF-TOKEN", id, { httpOnly: false });
});
// ruleid: js-cookie-protection-off
app.use(session({ secret: key, cookie: { httpOnly: false } }));
// ok: js-cookie-protection-off
app.use(session({ secret: key, cookie: { secure: true } }));
