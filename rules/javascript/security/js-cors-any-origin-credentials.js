const cors = require("cors");

// ruleid: js-cors-any-origin-credentials
app.use(cors({ origin: true, credentials: true }));
// ruleid: js-cors-any-origin-credentials
app.use(cors({ credentials: true, origin: (origin, done) => done(null, true) }));
app.use(
  cors({
    // ruleid: js-cors-any-origin-credentials
    origin: true,
    credentials: true,
  }),
);
// The browser refuses "*" together with credentials.
// ok: js-cors-any-origin-credentials
app.use(cors({ credentials: true, origin: "*", maxAge: 60 }));
function reflect(req, res, next) {
  // ruleid: js-cors-any-origin-credentials
  res.setHeader("Access-Control-Allow-Origin", req.headers.origin);
  res.setHeader("Access-Control-Allow-Credentials", "true");
  next();
}
function checked(req, res, next) {
  if (allowed.has(req.headers.origin)) {
    // ok: js-cors-any-origin-credentials
    res.setHeader("Access-Control-Allow-Origin", req.headers.origin);
  }
  res.setHeader("Access-Control-Allow-Credentials", "true");
  next();
}
// ok: js-cors-any-origin-credentials
app.use(cors({ origin: "*" }));
// ok: js-cors-any-origin-credentials
app.use(cors({ origin: "https://a.example", credentials: true }));
// ok: js-cors-any-origin-credentials
app.use(cors());
