function handler(req, res) {
  res.set('X-Name', source());
  // ok: kept
  res.send('x');
  const url = new URL('http://x');
  url.searchParams.set('q', source());
  // ok: kept
  sink(url);
  res.body = source();
  // ruleid: kept
  res.send('x');
}
