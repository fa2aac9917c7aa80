// Our webhooks against the npm package that receivers use: it verifies what we send, and what it signs we take in. The server is a
// process of its own, the receiver stands here. node webhooks.mjs WEBHOOK_SERVER THIRD_PARTY
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';

const [program, thirdParty] = process.argv.slice(2);
const { Webhook } = createRequire(join(resolve(thirdParty), 'package.json'))('standardwebhooks');

const folder = mkdtempSync(join(tmpdir(), 'insight-webhooks-'));
const internalSecret = 'whsec_' + randomBytes(32).toString('base64');
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function eventually(what, state, ms = 15_000) {
  for (const until = Date.now() + ms; Date.now() < until; await sleep(20)) {
    const found = await state();
    if (found) return found;
  }
  assert.fail(`it never came to this: ${what}`);
}

// --- the server ---

let server;
let url;

async function startServer(retryMs = 300) {
  const words = [join(folder, 'data'), join(folder, 'code'), internalSecret, String(retryMs)];
  server = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  url = await new Promise((ready, failed) => {
    server.stdout.once('data', (text) => ready(String(text).trim()));
    server.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
  });
}

async function endServer(signal) {
  const ended = new Promise((done) => server.once('exit', done));
  server.kill(signal);
  await ended;
}

let token;

async function api(method, path, body) {
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  return { ...(text ? JSON.parse(text) : {}), http: answer.status };
}

const makeProject = (name) => api('POST', '/api/insight/projects', { name });

// --- the receiver: each path has its own list of answers, the last of which stays ---

const paths = new Map();
const receiver = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const path = paths.get(request.url);
    if (!path) return response.writeHead(404).end();
    path.got.push({ headers: request.headers, body: Buffer.concat(chunks).toString(), at: Date.now(), method: request.method });
    const answer = path.answers.length > 1 ? path.answers.shift() : path.answers[0];
    if (answer.wait) await sleep(answer.wait);
    response.writeHead(answer.status, answer.headers ?? {}).end(answer.body ?? '');
  });
});

const at = (path) => `http://127.0.0.1:${receiver.address().port}${path}`;

// An endpoint of ours with these answers.
async function listen(path, events, ...answers) {
  const entry = { got: [], answers };
  paths.set(path, entry);
  const made = await api('POST', '/api/insight/webhooks', { url: at(path), events });
  assert.equal(made.http, 201, JSON.stringify(made));
  entry.id = made.id;
  entry.secret = made.secret;
  entry.close = () => api('DELETE', `/api/insight/webhooks/${made.id}`);
  entry.log = async () => (await api('GET', `/api/insight/webhooks/${made.id}/deliveries`)).deliveries;
  entry.ends = (status, number = 1) =>
    eventually(`${number} deliveries ${status}`, async () => {
      const log = await entry.log();
      return log.length === number && log.every((one) => one.status === status) && log;
    });
  return entry;
}

const verified = (secret, { headers, body }) => new Webhook(secret).verify(body, headers);
const idsOf = (endpoint) => endpoint.got.map(({ headers }) => headers['webhook-id']);

before(async () => {
  mkdirSync(join(folder, 'code'));
  writeFileSync(join(folder, 'code', 'main.py'), 'import hashlib\nhashlib.md5(b"x")\n');
  await new Promise((done) => receiver.listen(0, '127.0.0.1', done));
  await startServer();
  const account = await api('POST', '/api/auth/register', { email: 'ada@example.org', password: 'a long password', name: 'Ada' });
  token = account.accessToken;
});

after(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await endServer('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

test('the package verifies what we send', async () => {
  const hook = await listen('/plain', ['project.created'], { status: 204 });
  const project = await makeProject('Größe');
  await hook.ends('DELIVERED');
  const [message] = hook.got;
  assert.equal(message.method, 'POST');
  assert.equal(message.headers['content-type'], 'application/json');
  const event = verified(hook.secret, message);
  assert.equal(event.type, 'project.created');
  assert.equal(event.id, message.headers['webhook-id']);
  assert.equal(event.data.projectId, project.id);
  assert.equal(event.data.name, 'Größe');
  assert.throws(() => verified(hook.secret, { ...message, body: message.body.replace('Gr', 'gr') }));
  assert.throws(() => verified('whsec_' + randomBytes(32).toString('base64'), message));
  await hook.close();
});

test('an analysis that ends is told, in the transaction that ends it', async () => {
  const hook = await listen('/analysis', ['analysis.completed', 'analysis.failed'], { status: 200 });
  const { id } = await makeProject('analysed');
  const submitted = await api('POST', '/api/insight/analysis', { projectId: id, path: join(folder, 'code'), detectors: ['complexity'] });
  assert.equal(submitted.http, 202, JSON.stringify(submitted));
  await hook.ends('DELIVERED');
  const event = verified(hook.secret, hook.got[0]);
  assert.equal(event.type, 'analysis.completed');
  assert.equal(event.data.analysisId, submitted.id);
  assert.equal(event.data.status, 'COMPLETED');
  const seen = await api('GET', `/api/insight/analysis/${submitted.id}`);
  assert.equal(event.data.totalIssues, seen.totalIssues);
  assert.equal(event.data.finishedAt, seen.completedAt);
  await hook.close();
});

test('a failed attempt is repeated under the same id with a fresh time', async () => {
  const hook = await listen('/flaky', ['project.created'], { status: 500 }, { status: 503 }, { status: 200 });
  await makeProject('flaky');
  const [delivery] = await hook.ends('DELIVERED');
  assert.equal(delivery.attempts, 3);
  assert.deepEqual(new Set(idsOf(hook)).size, 1);
  assert.equal(new Set(hook.got.map(({ body }) => body)).size, 1);
  for (const message of hook.got) verified(hook.secret, message);
  await hook.close();
});

test('a redirect is not followed', async () => {
  const elsewhere = { got: [], answers: [{ status: 200 }] };
  paths.set('/elsewhere', elsewhere);
  const hook = await listen('/moved', ['project.created'], { status: 307, headers: { location: at('/elsewhere') } });
  await makeProject('moved');
  const [delivery] = await hook.ends('FAILED');
  assert.equal(delivery.attempts, 4);
  assert.equal(delivery.lastStatus, 307);
  assert.match(delivery.lastError, /redirects are not followed/);
  assert.equal(hook.got.length, 4);
  assert.equal(elsewhere.got.length, 0);
  await hook.close();
});

test('410 disables the endpoint', async () => {
  const hook = await listen('/gone', ['project.created'], { status: 410 });
  await makeProject('gone');
  await hook.ends('FAILED');
  const now = await api('GET', `/api/insight/webhooks/${hook.id}`);
  assert.equal(now.enabled, false);
  assert.equal(now.disabledReason, 'it answered 410 Gone');
  await makeProject('nobody is told');
  assert.equal((await hook.log()).length, 1);
  assert.equal(hook.got.length, 1);
  const again = await api('PATCH', `/api/insight/webhooks/${hook.id}`, { enabled: true });
  assert.equal(again.disabledReason, null);
  await hook.close();
});

test('a slow receiver stalls no other, and one that hangs is left after the timeout', async () => {
  const slow = await listen('/slow', ['project.created'], { status: 200, wait: 1_200 });
  const hanging = await listen('/hanging', ['project.created'], { status: 200, wait: 5_000 }, { status: 200 });
  const quick = await listen('/quick', ['project.created'], { status: 200 });
  await makeProject('one');
  await makeProject('two');
  await quick.ends('DELIVERED', 2);
  assert.ok((await slow.log()).some((one) => one.status === 'PENDING'), 'the quick one waited for the slow one');
  await slow.ends('DELIVERED', 2);
  assert.ok(slow.got[1].at - slow.got[0].at >= 1_190, 'two messages at once for one endpoint');
  const log = await hanging.ends('DELIVERED', 2);
  assert.equal(Math.max(...log.map((one) => one.attempts)), 2);
  for (const hook of [slow, hanging, quick]) await hook.close();
});

test('an answer that never ends costs no more than its beginning', async () => {
  const hook = await listen('/talkative', ['project.created'], { status: 200, body: 'x'.repeat(5_000_000) });
  await makeProject('talkative');
  const [delivery] = await hook.ends('DELIVERED');
  assert.equal(delivery.attempts, 1);
  await hook.close();
});

test('a replay is the same message again', async () => {
  const hook = await listen('/replayed', ['project.created'], { status: 200 });
  await makeProject('replayed');
  const [first] = await hook.ends('DELIVERED');
  const replay = await api('POST', `/api/insight/webhooks/deliveries/${first.id}/replay`);
  assert.equal(replay.http, 202, JSON.stringify(replay));
  assert.equal(replay.delivery.replayOf, first.id);
  await hook.ends('DELIVERED', 2);
  assert.deepEqual(idsOf(hook), [first.eventId, first.eventId]);
  for (const message of hook.got) verified(hook.secret, message);
  await hook.close();
});

test('a ping comes without a subscription, and both secrets sign while one replaces the other', async () => {
  const hook = await listen('/ping', ['usage.threshold'], { status: 200 });
  const rotated = await api('POST', `/api/insight/webhooks/${hook.id}/rotate-secret`);
  assert.equal((await api('POST', `/api/insight/webhooks/${hook.id}/ping`)).http, 202);
  await hook.ends('DELIVERED');
  assert.notEqual(rotated.secret, hook.secret);
  for (const secret of [hook.secret, rotated.secret]) assert.equal(verified(secret, hook.got[0]).type, 'webhook.ping');
  await hook.close();
});

// The pause is long, so that the kill comes in it on a slow machine too; `attempts` counts what was begun, the log what has ended.
test('kill -9 between two attempts loses and repeats nothing', async () => {
  const pause = 3_000;
  await endServer('SIGTERM');
  await startServer(pause);
  const hook = await listen('/killed', ['project.created'], { status: 500 }, { status: 500 }, { status: 200 });
  await makeProject('killed');
  for (const attempts of [1, 2]) {
    await eventually(`attempt ${attempts} recorded`, async () => {
      const [delivery] = await hook.log();
      return delivery?.attemptLog.length === attempts;
    });
    await endServer('SIGKILL');
    assert.equal(hook.got.length, attempts);
    await startServer(attempts === 2 ? undefined : pause);
  }
  const [delivery] = await hook.ends('DELIVERED');
  assert.equal(delivery.attempts, 3);
  assert.deepEqual(idsOf(hook), Array(3).fill(delivery.eventId));
  for (const message of hook.got) verified(hook.secret, message);
  await hook.close();
});

test('what is published while nobody sends is sent by the next server', async () => {
  const hook = await listen('/later', ['project.created'], { status: 200 });
  await api('PATCH', `/api/insight/webhooks/${hook.id}`, { enabled: true });
  const made = await makeProject('later');
  await endServer('SIGKILL');
  await startServer();
  await hook.ends('DELIVERED');
  assert.ok(hook.got.length === 1 || hook.got.length === 2, 'killed after sending and before recording, it may come twice');
  for (const message of hook.got) assert.equal(verified(hook.secret, message).data.projectId, made.id);
  await hook.close();
});

// --- incoming ---

async function internal(message, { secret = internalSecret, id = 'msg_' + randomBytes(8).toString('hex'), time = new Date(), headers = {} } = {}) {
  const body = JSON.stringify(message);
  const signed = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(time.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, time, body),
  };
  const answer = await fetch(url + '/api/webhooks/insight-internal', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed, ...headers },
    body,
  });
  return { ...(await answer.json()), http: answer.status };
}

test('what the package signs is taken in, once', async () => {
  const me = await api('GET', '/api/auth/me');
  const message = { type: 'project.created', data: { projectId: 'foreign-1', userId: me.id, name: 'Foreign' } };
  const taken = await internal(message, { id: 'msg_once' });
  assert.deepEqual([taken.http, taken.applied, taken.duplicate], [200, true, false]);
  const again = await internal(message, { id: 'msg_once' });
  assert.deepEqual([again.http, again.applied, again.duplicate], [200, false, true]);
  assert.equal((await api('GET', '/api/insight/projects/foreign-1')).name, 'Foreign');
  const gone = await internal({ type: 'project.deleted', data: { projectId: 'foreign-1', userId: me.id } });
  assert.deepEqual([gone.http, gone.applied], [200, true]);
  assert.equal((await api('GET', '/api/insight/projects/foreign-1')).http, 404);
});

test('an unknown type is taken and means nothing', async () => {
  const taken = await internal({ type: 'planet.discovered', data: { name: 'X' } });
  assert.deepEqual([taken.http, taken.applied], [200, false]);
});

test('a finished analysis is not moved', async () => {
  const { id } = await makeProject('final');
  const submitted = await api('POST', '/api/insight/analysis', { projectId: id, path: join(folder, 'code'), detectors: ['complexity'] });
  await eventually('COMPLETED', async () => (await api('GET', `/api/insight/analysis/${submitted.id}`)).status === 'COMPLETED');
  const taken = await internal({ type: 'analysis.failed', data: { analysisId: submitted.id, epoch: 1, error: 'no' } });
  assert.deepEqual([taken.http, taken.applied], [200, false]);
  assert.match(taken.reason, /COMPLETED already/);
});

test('other secrets, other times and unsigned messages are refused', async () => {
  const message = { type: 'planet.discovered', data: {} };
  const refused = async (options) => {
    const answer = await internal(message, options);
    assert.equal(answer.http, 401, JSON.stringify(answer));
    assert.equal(answer.code, 'INVALID_SIGNATURE');
  };
  await refused({ secret: 'whsec_' + randomBytes(32).toString('base64') });
  await refused({ time: new Date(Date.now() - 301_000) });
  await refused({ time: new Date(Date.now() + 302_000) });
  await refused({ headers: { 'webhook-id': 'another' } });
  await refused({ headers: { 'webhook-signature': '' } });
  await refused({ headers: { 'x-internal-auth': 'a token that nobody configured' } });
  assert.equal((await internal(message, { time: new Date(Date.now() - 295_000) })).http, 200);
});

test('facts of a known type are checked and every bad one is named', async () => {
  const bad = await internal({ type: 'analysis.completed', data: { analysisId: 'a', epoch: 1, issues: [{ filePath: '/etc/passwd', line: 0, severity: 'BAD' }] } });
  assert.equal(bad.http, 400);
  const pointers = bad.errors.map(({ pointer }) => pointer);
  for (const name of ['severity', 'detector', 'message', 'ruleId']) assert.ok(pointers.includes(`/data/issues/0/${name}`), String(pointers));
});
