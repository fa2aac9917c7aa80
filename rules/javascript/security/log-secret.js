function login(user, req) {
  // ruleid: log-secret
  console.log("password: " + user.password);
  // ruleid: log-secret
  console.log(`using ${accessToken}`);
  // ruleid: log-secret
  logger.info("log-in", { password: req.body.password });
  // ruleid: log-secret
  logger.debug("key", process.env.SECRET_KEY);
  // ok: log-secret
  console.log("password changed");
  // ok: log-secret
  console.log("has password", Boolean(user.password));
  // ok: log-secret
  console.log(password.length);
  // ok: log-secret
  logger.info("log-in", { user: req.body.user });
  // ok: log-secret
  console.log(tokens);
}
