const https = require("https");

// ruleid: tls-verification-off
const agent = new https.Agent({ rejectUnauthorized: false });
// ruleid: tls-verification-off
https.get({ host: "a", rejectUnauthorized: false, port: 443 }, done);
// ruleid: tls-verification-off
options.rejectUnauthorized = false;
// ruleid: tls-verification-off
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
// ok: tls-verification-off
const strict = new https.Agent({ rejectUnauthorized: true });
// ok: tls-verification-off
const custom = new https.Agent({ ca: certificate });
// ok: tls-verification-off
options.rejectUnauthorized = config.strict;
// ok: tls-verification-off
process.env.NODE_ENV = "0";
