const https = require("https");

// ruleid: js-tls-verification-off
const agent = new https.Agent({ rejectUnauthorized: false });
// ruleid: js-tls-verification-off
https.get({ host: "a", rejectUnauthorized: false, port: 443 }, done);
// ruleid: js-tls-verification-off
options.rejectUnauthorized = false;
// ruleid: js-tls-verification-off
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
// ok: js-tls-verification-off
const strict = new https.Agent({ rejectUnauthorized: true });
// ok: js-tls-verification-off
const custom = new https.Agent({ ca: certificate });
// ok: js-tls-verification-off
options.rejectUnauthorized = config.strict;
// ok: js-tls-verification-off
process.env.NODE_ENV = "0";
const agentOptions = {
  host: "a",
  // ruleid: js-tls-verification-off
  rejectUnauthorized: false,
};
const open = {
  // ruleid: js-tls-verification-off
  checkServerIdentity: () => undefined,
};
// ruleid: js-tls-verification-off
request({ url, strictSSL: false }, done);
// ok: js-tls-verification-off
request({ url, checkServerIdentity: (host, cert) => pins.check(host, cert) }, done);
