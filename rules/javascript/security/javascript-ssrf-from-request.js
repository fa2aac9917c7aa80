const axios = require('axios');

app.get('/fetch', async (req, res) => {
  // ruleid: javascript-ssrf-from-request
  const answer = await axios.get(req.query.url);
  // ruleid: javascript-ssrf-from-request
  await fetch(`https://${req.query.host}/status`);
  // ok: javascript-ssrf-from-request
  await axios.get('https://api.example.com/status', { params: { q: req.query.q } });
});

const axios = require("axios");
const https = require("https");

app.get("/proxy", async (req, res) => {
  // ruleid: javascript-ssrf-from-request
  const a = await fetch(req.query.url);
  // ruleid: javascript-ssrf-from-request
  const b = await axios.get(req.body.url, { timeout: 1000 });
  // ruleid: javascript-ssrf-from-request
  https.get("https://" + req.query.host + "/health", done);
  // ruleid: javascript-ssrf-from-request
  const c = await axios.post(`http://${req.params.host}/hook`, {});
  // ok: javascript-ssrf-from-request
  const d = await fetch("https://api.example.com/items/" + req.params.id);
  // ok: javascript-ssrf-from-request
  const e = await fetch(`https://api.example.com/items/${req.params.id}`);
  // ok: javascript-ssrf-from-request
  const f = await axios.get(`${BASE_URL}/items/${req.params.id}`);
  // ok: javascript-ssrf-from-request
  const g = await axios.post("https://api.example.com", req.body);
  // ok: javascript-ssrf-from-request
  const h = await fetch(config.url);
  res.json([a, b, c, d, e, f, g, h]);
});

app.get("/a", async (req, res) => {
  const url = req.query.url;
  // ruleid: javascript-ssrf-from-request
  const answer = await axios.get(url);
});
app.post("/b", async (req, res) => {
  const { address } = req.body;
  // ruleid: javascript-ssrf-from-request
  const answer = await fetch(address);
});
app.get("/c", async (req, res) => {
  const url = req.query.url;
  if (!allowed.has(url)) return res.sendStatus(400);
  // ok: javascript-ssrf-from-request
  const answer = await axios.get(url);
});
app.get("/d", async (req, res) => {
  const url = hosts[req.query.name];
  // ok: javascript-ssrf-from-request
  const answer = await axios.get(url);
});
