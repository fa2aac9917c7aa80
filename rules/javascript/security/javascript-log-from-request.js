const winston = require("winston");
const logger = winston.createLogger();

app.get("/find", (req, res) => {
  const term = req.query.term;
  // ruleid: javascript-log-from-request
  console.log("asked for " + term);
  // ruleid: javascript-log-from-request
  logger.warn(`asked for ${term}`);
  // ruleid: javascript-log-from-request
  console.error("asked for", req.body.name);
  // ok: javascript-log-from-request
  console.log("asked for " + JSON.stringify(term));
  // ok: javascript-log-from-request
  console.log("asked for " + term.replace(/[\r\n]/g, "_"));
  // ok: javascript-log-from-request
  logger.info("asked for " + parseInt(term));
  // ok: javascript-log-from-request
  console.log("asked for something");
});
