const cors = require("cors");

// ruleid: js-cors-star-credentials
app.use(cors({ credentials: true, origin: "*", maxAge: 60 }));
app.use(
  cors({
    // ruleid: js-cors-star-credentials
    origin: "*",
    credentials: true,
  }),
);
// ok: js-cors-star-credentials
app.use(cors({ origin: "*" }));
// ok: js-cors-star-credentials
app.use(cors({ origin: "https://a.example", credentials: true }));
