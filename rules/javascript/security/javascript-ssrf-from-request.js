const axios = require('axios');

app.get('/fetch', async (req, res) => {
  // ruleid: javascript-ssrf-from-request
  const answer = await axios.get(req.query.url);
  // ruleid: javascript-ssrf-from-request
  await fetch(`https://${req.query.host}/status`);
  // ok: javascript-ssrf-from-request
  await axios.get('https://api.example.com/status', { params: { q: req.query.q } });
});
