// ruleid: js-cookie-without-protection
res.cookie("session", id);
// ok: js-cookie-without-protection
res.cookie("session", id, { httpOnly: true, secure: true });
// ok: js-cookie-without-protection
res.cookie("theme", "dark");
