// The real server between the real `stripe` package, which signs and calls, and a server that answers as Stripe's API does.
//   node server.mjs PROGRAM        PROGRAM is stripe_server.cpp
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { event } from './shape_2026.mjs';
import { startStripeApi } from './stripe_api.mjs';

const required = createRequire(new URL('../../third_party/package.json', import.meta.url))('stripe');
const Stripe = required.default ?? required;
const key = 'sk_test_4eC39HqLyjWDarjtT1zdp7dc';
const secret = 'whsec_a_secret_that_is_long_enough';
const begin = Math.floor(Date.now() / 1000) - 86_400;

const api = await startStripeApi(key);
const stripe = new Stripe(key, { host: '127.0.0.1', port: api.port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 });
const folder = mkdtempSync(join(tmpdir(), 'insight-stripe-'));
const program = spawn(process.argv[2], [join(folder, 'data'), api.url, key, `whsec_older,${secret}`], { stdio: ['pipe', 'pipe', 'pipe'] });
let log = '';
program.stderr.on('data', (piece) => (log += piece));
const base = await new Promise((resolve, reject) => {
  program.stdout.once('data', (line) => resolve(line.toString().trim()));
  program.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${log}`)));
});

let token = '';
async function call(method, path, body, headers = {}) {
  const response = await fetch(base + path, {
    method, headers: { ...(token && { Authorization: `Bearer ${token}` }), ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, ...(await response.json()) };
}
const send = (payload, options = {}) => {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const header = options.header ?? stripe.webhooks.generateTestHeaderString({ payload: text, secret: options.secret ?? secret, timestamp: options.timestamp });
  return call('POST', '/api/webhooks/stripe', text, { 'Stripe-Signature': header });
};
async function eventually(what, check) {
  for (let i = 0; i < 200; ++i) {
    if (await check()) return;
    await sleep(50);
  }
  assert.fail(`${what} didn't happen: ${JSON.stringify(await call('GET', '/api/billing/subscription'))}\n${log}`);
}
const plan = async () => (await call('GET', '/api/auth/me')).insightPlanId;
const fails = (status, code) => (answer) => assert.deepEqual([answer.status, answer.code], [status, code], JSON.stringify(answer));

const registered = await call('POST', '/api/auth/register', { email: 'ada@example.org', password: 'correct horse', name: 'Ada' });
token = registered.accessToken;
const account = registered.user.id;
const who = { customer: 'cus_ada', account, email: 'ada@example.org' };
const change = (id, at, type, status, more = {}) => event({
  ...who, kind: 'subscription', id, created: begin + at, type, subscription: 'sub_ada', status, price: 'price_pro_month', lookupKey: null, start: begin,
  end: begin + 31 * 86_400, cancelAtPeriodEnd: false, named: false, ...more,
});

const tests = {
  async 'there is nothing yet'() {
    const shown = await call('GET', '/api/billing/subscription');
    assert.deepEqual([shown.status, shown.plan, shown.period], ['none', 'INSIGHT_FREE', null]);
    fails(409, 'NO_SUBSCRIPTION')(await call('POST', '/api/billing/portal', {}));
    assert.equal(api.calls.length, 0);
  },
  async 'a checkout is asked for as the stripe package asks'() {
    const made = await call('POST', '/api/billing/checkout', { plan: 'INSIGHT_PRO', interval: 'month' });
    assert.deepEqual([made.status, made.url], [200, `https://checkout.stripe.example/c/pay/${made.id}`], JSON.stringify(made));
    const ours = api.calls.at(-1);
    await stripe.checkout.sessions.create({
      mode: 'subscription', line_items: [{ price: 'price_pro_month', quantity: 1 }], success_url: 'https://insight.example.org/thanks?a=1&b=2',
      cancel_url: 'https://insight.example.org/pricing', client_reference_id: account, metadata: { userId: account },
      subscription_data: { metadata: { userId: account } }, customer_email: 'ada@example.org',
    });
    const theirs = api.calls.at(-1);
    assert.deepEqual([ours.method, ours.path, [...ours.form].sort()], [theirs.method, theirs.path, [...theirs.form].sort()]);
    for (const name of ['authorization', 'content-type']) assert.equal(ours.headers[name], theirs.headers[name]);
    assert.match(ours.headers['stripe-version'], /^\d{4}-\d\d-\d\d/);
    assert.match(ours.headers['idempotency-key'], /^[\x21-\x7e]{20,255}$/);
    // The same wish is the same session.
    const again = await call('POST', '/api/billing/checkout', { plan: 'INSIGHT_PRO' });
    assert.equal(again.id, made.id);
  },
  async 'a price is found by its lookup key'() {
    fails(503, 'PRICE_NOT_CONFIGURED')(await call('POST', '/api/billing/checkout', { plan: 'INSIGHT_TEAM', interval: 'year' }));
    api.prices.set('team_year', { id: 'price_team_9', object: 'price', lookup_key: 'team_year' });
    const made = await call('POST', '/api/billing/checkout', { plan: 'INSIGHT_TEAM', interval: 'year' });
    assert.equal(made.status, 200, JSON.stringify(made));
    assert.equal(api.calls.at(-1).form.get('line_items[0][price]'), 'price_team_9');
    const asked = api.calls.at(-2);
    await stripe.prices.list({ lookup_keys: ['team_year'], active: true, limit: 1 });
    const list = api.calls.at(-1);
    const plain = (c) => [...c.query].map(([n, v]) => [n.replace('[0]', '[]'), v]).sort();
    assert.deepEqual(plain(asked), plain(list));
  },
  async 'what is not sold is refused'() {
    fails(503, 'PRICE_NOT_CONFIGURED')(await call('POST', '/api/billing/checkout', { plan: 'INSIGHT_ENTERPRISE' }));
    fails(400, 'INVALID_REQUEST')(await call('POST', '/api/billing/checkout', { plan: 'INSIGHT_FREE' }));
    fails(400, 'INVALID_REQUEST')(await call('POST', '/api/billing/checkout', { plan: 'INSIGHT_PRO', interval: 'week' }));
    fails(400, 'INVALID_REQUEST')(await call('POST', '/api/billing/checkout', { plan: 'INSIGHT_PRO', coupon: 'x' }));
  },
  async 'a call that failed once is made again under its key'() {
    api.answers.clear();
    api.next = [() => ({ status: 500, body: { error: { type: 'api_error', message: 'oops' } } })];
    const before = api.calls.length;
    assert.equal((await call('POST', '/api/billing/checkout', { plan: 'INSIGHT_PRO' })).status, 200);
    const [first, second] = api.calls.slice(before);
    assert.equal(first.headers['idempotency-key'], second.headers['idempotency-key']);
    assert.equal(api.calls.length, before + 2);
  },
  async 'what Stripe says in its troubles becomes 503 and tells no key'() {
    const trouble = async (code, next) => {
      api.next = next;
      const answer = await call('POST', '/api/billing/checkout', { plan: 'INSIGHT_PRO' });
      fails(503, code)(answer);
      assert.ok(!JSON.stringify(answer).includes('sk_test'), JSON.stringify(answer));
    };
    const says = (status, error) => () => ({ status, body: { error } });
    const invalid = { type: 'invalid_request_error', message: `Invalid API Key provided: ${key}`, code: key };
    await trouble('STRIPE_REFUSED', [says(401, invalid)]);
    await trouble('STRIPE_REFUSED', [says(400, { type: 'invalid_request_error', code: 'resource_missing', message: key })]);
    await trouble('STRIPE_UNAVAILABLE', [says(503, {}), says(503, {})]);
    await trouble('STRIPE_UNAVAILABLE', [says(429, { code: 'rate_limit' }), says(429, { code: 'rate_limit' })]);
    await trouble('STRIPE_UNAVAILABLE', ['hang', 'hang']);
    await trouble('STRIPE_UNAVAILABLE', [() => ({ status: 200, raw: '<html>' }), () => ({ status: 200, raw: '{"id": "cs' })]);
    await trouble('STRIPE_UNAVAILABLE', [() => ({ status: 200, raw: '{"object": "checkout.session"}' })]);
    await trouble('STRIPE_REFUSED', [() => ({ status: 302, raw: '' })]);
  },
  async 'events are checked before anything else'() {
    const good = change('evt_1', 0, 'created', 'incomplete');
    fails(400, 'INVALID_SIGNATURE')(await send(good, { secret: 'whsec_wrong' }));
    fails(400, 'INVALID_SIGNATURE')(await send(good, { header: 't=1,v1=00' }));
    fails(400, 'INVALID_SIGNATURE')(await send(good, { timestamp: Math.floor(Date.now() / 1000) - 400 }));
    fails(400, 'INVALID_SIGNATURE')(await call('POST', '/api/webhooks/stripe', good));
    fails(400, 'INVALID_SIGNATURE')(await send('{"broken', { header: 't=1,v1=00' }));
    fails(400, 'INVALID_JSON')(await send('{"broken'));
    fails(400, 'INVALID_REQUEST')(await send('{"object": "event"}'));
    fails(400, 'WRONG_LIVEMODE')(await send({ ...good, livemode: true }));
    fails(413, 'TOO_LARGE')(await send({ ...good, padding: 'x'.repeat(1024 * 1024) }));
    const nearly = { ...good, id: 'evt_big', type: 'charge.refunded', padding: '' };
    nearly.padding = 'x'.repeat(1024 * 1024 - JSON.stringify(nearly).length);
    assert.equal((await send(nearly)).status, 200);
    assert.equal((await send({ ...good, id: 'evt_other', type: 'v9.unheard.of' })).received, true);
    assert.equal(await plan(), 'INSIGHT_FREE');
  },
  async 'what is bought is there, under either secret, and once'() {
    api.customers.add('cus_ada');
    assert.equal((await send(change('evt_2', 2, 'updated', 'active'), { secret: 'whsec_older' })).status, 200);
    assert.equal((await send(change('evt_1', 0, 'created', 'incomplete'))).status, 200);
    assert.equal((await send(change('evt_1', 0, 'created', 'incomplete'))).status, 200);
    assert.equal(await plan(), 'INSIGHT_FREE'); // nobody knows the customer yet
    assert.equal((await send(event({ ...who, kind: 'checkout', id: 'evt_3', created: begin + 4, subscription: 'sub_ada' }))).status, 200);
    await eventually('the plan', async () => (await plan()) === 'INSIGHT_PRO');
    const shown = await call('GET', '/api/billing/subscription');
    assert.equal(shown.period.start, new Date(begin * 1000).toISOString());
    assert.deepEqual([shown.plan, shown.status, shown.subscribedPlan, shown.interval], ['INSIGHT_PRO', 'active', 'INSIGHT_PRO', 'month']);
    const usage = await call('GET', '/api/insight/usage');
    assert.deepEqual([usage.plan, usage.period.start, usage.analyses.limit], ['INSIGHT_PRO', new Date(begin * 1000).toISOString(), 1000]);
  },
  async 'who has a subscription goes to the portal'() {
    fails(409, 'ALREADY_SUBSCRIBED')(await call('POST', '/api/billing/checkout', { plan: 'INSIGHT_TEAM', interval: 'year' }));
    const made = await call('POST', '/api/billing/portal', {});
    assert.deepEqual([made.status, made.url], [200, 'https://billing.stripe.example/p/session/1'], JSON.stringify(made));
    const ours = api.calls.at(-1);
    await stripe.billingPortal.sessions.create({ customer: 'cus_ada', return_url: 'https://insight.example.org/account' });
    assert.deepEqual([ours.path, [...ours.form].sort()], [api.calls.at(-1).path, [...api.calls.at(-1).form].sort()]);
    api.customers.delete('cus_ada');
    api.answers.clear();
    fails(503, 'STRIPE_REFUSED')(await call('POST', '/api/billing/portal', {}));
    api.customers.add('cus_ada');
  },
  async 'two events of one second are settled by asking'() {
    const late = change('evt_5', 100, 'updated', 'past_due');
    api.subscriptions.set('sub_ada', change('', 100, 'updated', 'active', { cancelAtPeriodEnd: true }).data.object);
    assert.equal((await send(change('evt_4', 100, 'updated', 'active'))).status, 200);
    await sleep(300); // told apart from the next one's job
    assert.equal((await send(late)).status, 200);
    await eventually('the question', async () => api.calls.some((c) => c.path === '/v1/subscriptions/sub_ada'));
    await eventually('its answer', async () => (await call('GET', '/api/billing/subscription')).cancelAtPeriodEnd === true);
    assert.equal((await call('GET', '/api/billing/subscription')).graceUntil, null);
  },
  async 'grace, and the end'() {
    await send(change('evt_6', 200, 'updated', 'past_due'));
    await eventually('the grace', async () => (await call('GET', '/api/billing/subscription')).graceUntil === new Date((begin + 200 + 14 * 86_400) * 1000).toISOString());
    assert.equal(await plan(), 'INSIGHT_PRO');
    await send(change('evt_7', 300, 'deleted', 'canceled'));
    await eventually('the end', async () => (await plan()) === 'INSIGHT_FREE');
    await send(change('evt_8', 400, 'updated', 'active'));
    await sleep(300);
    assert.equal(await plan(), 'INSIGHT_FREE');
  },
  async 'the log has no secret'() {
    assert.match(log, /stripe.call_failed/);
    for (const word of [key, secret, 'whsec_older']) assert.ok(!log.includes(word), word);
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    console.log(`ok      ${name}`);
  } catch (error) {
    ++failed;
    console.error(`FAILED  ${name}\n${error.stack}`);
  }
}
program.removeAllListeners('exit');
program.stdin.end();
await new Promise((resolve) => program.once('exit', resolve));
api.close();
rmSync(folder, { recursive: true });
process.exit(failed === 0 ? 0 : 1);
