const tls = require("tls");

// ruleid: tls-old-version
tls.connect({ port: 443, secureProtocol: "SSLv3_method" });
// ruleid: tls-old-version
https.createServer({ key, cert, minVersion: "TLSv1" });
// ruleid: tls-old-version
tls.DEFAULT_MIN_VERSION = "TLSv1.1";
// ok: tls-old-version
https.createServer({ key, cert, minVersion: "TLSv1.2" });
// ok: tls-old-version
tls.connect({ port: 443, secureProtocol: "TLS_method" });
// ok: tls-old-version
check({ minVersion: "1.0" });
