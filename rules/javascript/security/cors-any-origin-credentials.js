const cors = require("cors");

// ruleid: cors-any-origin-credentials
app.use(cors({ origin: true, credentials: true }));
// ruleid: cors-any-origin-credentials
app.use(cors({ credentials: true, origin: "*", maxAge: 60 }));
function reflect(req, res, next) {
  // ruleid: cors-any-origin-credentials
  res.setHeader("Access-Control-Allow-Origin", req.headers.origin);
  res.setHeader("Access-Control-Allow-Credentials", "true");
  next();
}
function checked(req, res, next) {
  if (allowed.has(req.headers.origin)) {
    // ok: cors-any-origin-credentials
    res.setHeader("Access-Control-Allow-Origin", req.headers.origin);
  }
  res.setHeader("Access-Control-Allow-Credentials", "true");
  next();
}
// ok: cors-any-origin-credentials
app.use(cors({ origin: "*" }));
// ok: cors-any-origin-credentials
app.use(cors({ origin: "https://a.example", credentials: true }));
// ok: cors-any-origin-credentials
app.use(cors());
