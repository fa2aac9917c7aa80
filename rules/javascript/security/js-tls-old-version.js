const tls = require("tls");

// ruleid: js-tls-old-version
tls.connect({ port: 443, secureProtocol: "SSLv3_method" });
// ruleid: js-tls-old-version
https.createServer({ key, cert, minVersion: "TLSv1" });
// ruleid: js-tls-old-version
tls.DEFAULT_MIN_VERSION = "TLSv1.1";
// ok: js-tls-old-version
https.createServer({ key, cert, minVersion: "TLSv1.2" });
// ok: js-tls-old-version
tls.connect({ port: 443, secureProtocol: "TLS_method" });
// ok: js-tls-old-version
check({ minVersion: "1.0" });
