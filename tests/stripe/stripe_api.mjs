// A small server that answers as Stripe's API does for checkout, portal, prices and subscriptions, as strictly: key, form encoding, unknown
// parameters, idempotency. What it gets is kept in `calls`; `next` are answers it gives before its own (a function, or 'hang').
import { createServer } from 'node:http';

const known = {
  '/v1/checkout/sessions': /^(mode|line_items\[0\]\[(price|quantity)\]|success_url|cancel_url|client_reference_id|customer|customer_email|metadata\[\w+\]|subscription_data\[metadata\]\[\w+\])$/,
  '/v1/billing_portal/sessions': /^(customer|return_url)$/,
};

export async function startStripeApi(key) {
  const api = { calls: [], next: [], customers: new Set(), subscriptions: new Map(), prices: new Map(), answers: new Map() };
  let sessions = 0;

  const problem = (status, error) => ({ status, body: { error } });
  const missing = (param, id) => problem(400, { type: 'invalid_request_error', code: 'resource_missing', param, message: `No such ${param}: '${id}'` });

  function create(path, form) {
    for (const name of form.keys()) {
      if (!known[path].test(name)) return problem(400, { type: 'invalid_request_error', code: 'parameter_unknown', message: `Received unknown parameter: ${name}` });
    }
    const customer = form.get('customer');
    if (customer !== null && !api.customers.has(customer)) return missing('customer', customer);
    if (path === '/v1/billing_portal/sessions') {
      if (customer === null) return problem(400, { type: 'invalid_request_error', code: 'parameter_missing', param: 'customer', message: 'Missing' });
      return { status: 200, body: { id: 'bps_1', object: 'billing_portal.session', customer, url: 'https://billing.stripe.example/p/session/1', livemode: false } };
    }
    for (const name of ['mode', 'line_items[0][price]', 'success_url']) {
      if (!form.has(name)) return problem(400, { type: 'invalid_request_error', code: 'parameter_missing', param: name, message: 'Missing' });
    }
    const id = `cs_test_${++sessions}`;
    return { status: 200, body: { id, object: 'checkout.session', mode: form.get('mode'), customer, url: `https://checkout.stripe.example/c/pay/${id}`, livemode: false } };
  }

  function answer(request, url, text) {
    if (request.headers.authorization !== `Bearer ${key}`) {
      return problem(401, { type: 'invalid_request_error', message: `Invalid API Key provided: ${request.headers.authorization}` });
    }
    if (request.method === 'GET' && url.pathname.startsWith('/v1/subscriptions/')) {
      const found = api.subscriptions.get(decodeURIComponent(url.pathname.slice(18)));
      return found ? { status: 200, body: found } : { ...missing('id', url.pathname), status: 404 };
    }
    if (request.method === 'GET' && url.pathname === '/v1/prices') {
      const price = api.prices.get(url.searchParams.get('lookup_keys[]'));
      return { status: 200, body: { object: 'list', data: price ? [price] : [], has_more: false, url: '/v1/prices' } };
    }
    if (request.method !== 'POST' || !known[url.pathname]) return problem(404, { type: 'invalid_request_error', message: 'Unrecognized request URL' });
    if (request.headers['content-type'] !== 'application/x-www-form-urlencoded') {
      return problem(400, { type: 'invalid_request_error', message: 'Invalid content type' });
    }
    const idempotency = request.headers['idempotency-key'];
    const kept = idempotency && api.answers.get(idempotency);
    if (kept && kept.text !== url.pathname + text) return problem(400, { type: 'idempotency_error', message: 'Keys can only be used with the same parameters' });
    if (kept) return { ...kept, replayed: true };
    const made = create(url.pathname, new URLSearchParams(text));
    if (idempotency) api.answers.set(idempotency, { ...made, text: url.pathname + text });
    return made;
  }

  const server = createServer((request, response) => {
    const pieces = [];
    request.on('data', (piece) => pieces.push(piece));
    request.on('end', () => {
      const text = Buffer.concat(pieces).toString();
      const url = new URL(request.url, 'http://localhost');
      api.calls.push({ method: request.method, path: url.pathname, query: url.searchParams, headers: request.headers, form: new URLSearchParams(text) });
      const instead = api.next.shift();
      if (instead === 'hang') return;
      const { status, body, replayed, raw } = instead ? instead(() => answer(request, url, text)) : answer(request, url, text);
      response.writeHead(status, { 'Content-Type': 'application/json', 'Request-Id': `req_${api.calls.length}`, ...(replayed && { 'Idempotent-Replayed': 'true' }) });
      response.end(raw ?? JSON.stringify(body));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  api.url = `http://127.0.0.1:${server.address().port}`;
  api.port = server.address().port;
  api.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return api;
}
