const axios = require("axios");

app.get("/a", async (req, res) => {
  const url = req.query.url;
  // ruleid: ssrf-variable-request
  const answer = await axios.get(url);
});
app.post("/b", async (req, res) => {
  const { address } = req.body;
  // ruleid: ssrf-variable-request
  const answer = await fetch(address);
});
app.get("/c", async (req, res) => {
  const url = req.query.url;
  if (!allowed.has(url)) return res.sendStatus(400);
  // ok: ssrf-variable-request
  const answer = await axios.get(url);
});
app.get("/d", async (req, res) => {
  const url = hosts[req.query.name];
  // ok: ssrf-variable-request
  const answer = await axios.get(url);
});
