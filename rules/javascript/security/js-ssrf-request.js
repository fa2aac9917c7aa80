const axios = require("axios");
const https = require("https");

app.get("/proxy", async (req, res) => {
  // ruleid: js-ssrf-request
  const a = await fetch(req.query.url);
  // ruleid: js-ssrf-request
  const b = await axios.get(req.body.url, { timeout: 1000 });
  // ruleid: js-ssrf-request
  https.get("https://" + req.query.host + "/health", done);
  // ruleid: js-ssrf-request
  const c = await axios.post(`http://${req.params.host}/hook`, {});
  // ok: js-ssrf-request
  const d = await fetch("https://api.example.com/items/" + req.params.id);
  // ok: js-ssrf-request
  const e = await fetch(`https://api.example.com/items/${req.params.id}`);
  // ok: js-ssrf-request
  const f = await axios.get(`${BASE_URL}/items/${req.params.id}`);
  // ok: js-ssrf-request
  const g = await axios.post("https://api.example.com", req.body);
  // ok: js-ssrf-request
  const h = await fetch(config.url);
  res.json([a, b, c, d, e, f, g, h]);
});
