// Talks to a real server as its own OpenAPI document describes it, and as it doesn't: requests made by npm's fast-check from every
// operation's schemas, hostile values among them, as several accounts, as nobody and with credentials that don't hold. Every answer must
// have a status that the document names, no 5xx, and a body that its schema allows (ajv).
//
//   node fuzz.mjs INSIGHT [REQUESTS] [SEED]
//
// A failure prints the request that shows it, and the seed.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(new URL('../../third_party/package.json', import.meta.url));
const fc = require('fast-check');
const Ajv = require('ajv/dist/2020.js').default;

const [program, requests = '2000', seed = String(Date.now() % 1e9)] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'insight-fuzz-'));
const code = join(work, 'code');
mkdirSync(code);
writeFileSync(join(code, 'a.py'), 'import subprocess\n\ndef run(name):\n    subprocess.run("convert " + name, shell=True)\n');

// --- the server ---

const server = spawn(program, ['serve', '--data', join(work, 'data'), '--port', '0', '--rate-limit', '0', '--allow-root', code, '--plan', 'INSIGHT_FREE.analyses=40', '--plan', 'INSIGHT_FREE.projects=40', '--quiet']);
let log = '';
server.stderr.on('data', (text) => (log += text));
const url = await new Promise((resolve, reject) => {
  let out = '';
  server.stdout.on('data', (text) => {
    out += text;
    const ready = /ready at (http:\S+)/.exec(out);
    if (ready) resolve(new URL(ready[1]));
  });
  server.on('exit', () => reject(new Error(`the server ended: ${log}`)));
});
const side_by_side = 4;
const agent = new http.Agent({ keepAlive: true, maxSockets: side_by_side });

function send({ method, path, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const all = { ...headers };
    if (body !== undefined) all['Content-Length'] = Buffer.byteLength(body);
    const call = http.request({ host: url.hostname, port: url.port, method, path, headers: all, agent }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(pieces).toString() }));
      answer.on('error', reject);
    });
    call.on('error', (error) => (call.reusedSocket && error.code === 'ECONNRESET' ? send({ method, path, headers, body }).then(resolve, reject) : reject(error)));
    call.end(body);
  });
}
const json = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

// --- who asks ---

const password = 'a password that is long enough';
const people = ['ann', 'bob', 'cleo'].map((name) => ({ name, email: `${name}@example.org`, token: '', refresh: '' }));
const strangers = [{ name: 'nobody' }, { name: 'forged', token: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJyb290In0.' }, { name: 'nonsense', token: 'nonsense' }];

async function sign_in(person, way) {
  const body = JSON.stringify({ email: person.email, password, ...(way === 'register' ? { name: person.name } : {}) });
  const answer = await send({ method: 'POST', path: `/api/auth/${way}`, headers: { 'Content-Type': 'application/json' }, body });
  const said = json(answer.text);
  if (!said?.accessToken) throw new Error(`${person.name} can't ${way}: ${answer.status} ${answer.text}`);
  Object.assign(person, { token: said.accessToken, refresh: said.refreshToken, stale: false });
}
let newcomers = 0;
// Once, whoever of those side by side notices.
function sign_in_again(person) {
  // Whose password was changed, or whose account is gone, comes back as somebody new.
  const as_new = () => sign_in(Object.assign(person, { email: `${person.name}${++newcomers}@example.org` }), 'register');
  person.signing ??= sign_in(person, 'login').catch(as_new).finally(() => (person.signing = undefined));
  return person.signing;
}
for (const person of people) await sign_in(person, 'register');
await sign_in({ name: 'dan', email: 'dan@example.org' }, 'register'); // whom only guessers know

// --- the document ---

const document = json((await send({ method: 'GET', path: '/openapi.json' })).text);
const ajv = new Ajv({ strict: false, allErrors: false });
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
ajv.addFormat('binary', true);
for (const name of ['uri', 'email', 'uuid', 'int64', 'double']) ajv.addFormat(name, true);
ajv.addSchema(document, 'api');
const pointer = (...steps) => 'api#/' + steps.map((step) => encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
const resolved = (node) => (node?.$ref ? node.$ref.slice(2).split('/').reduce((at, step) => at[step.replaceAll('~1', '/').replaceAll('~0', '~')], document) : node);

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

// --- values ---

const known = new Set(['none']); // ids that the server has told
function remember(value, depth = 0) {
  if (depth > 4 || value === null || typeof value !== 'object') return;
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'string' && /id$/i.test(name) && member.length < 100 && known.size < 300) known.add(member);
    else remember(member, depth + 1);
  }
}
const some_id = fc.nat().map((n) => [...known][n % known.size]);

const hostile_text = fc.oneof(
  fc.constantFrom('', ' ', '\u0000', 'a\u0000b', "' OR 1=1 --", '../../etc/passwd', '..%2f..%2f', '%00', '%', '\ud800', '\u202e\u200b', 'é'.normalize('NFD'), '{{7*7}}', '<script>', '=1+1',
    '-1', '0', '1e999', '99999999999999999999', 'true', 'null', 'NaN', 'A'.repeat(300), 'B'.repeat(2000), '\r\nX: y', '_', '*', '?', '#', '/', '\\', '🙂'.repeat(200)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 200 }),
);
const hostile_value = fc.oneof(
  { depthSize: 'small' },
  hostile_text,
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e308, -(2 ** 63), 2 ** 64, [], {}, [[]], [null], { '': '' }, { __proto__: null }, { constructor: 1 }),
  fc.array(fc.constant('x'), { minLength: 60, maxLength: 300 }),
  fc.jsonValue(),
);

function from_schema(schema, name = '', depth = 0) {
  schema = resolved(schema) ?? {};
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((choice) => from_schema(choice, name, depth)));
  const types = [schema.type ?? 'string'].flat();
  return fc.oneof(...types.map((type) => from_type(type, schema, name, depth)));
}
function from_type(type, schema, name, depth) {
  switch (type) {
    case 'null': return fc.constant(null);
    case 'boolean': return fc.boolean();
    case 'integer': return fc.integer({ min: schema.minimum ?? -5, max: schema.maximum ?? 120 });
    case 'number': return fc.double({ min: 0, max: 10, noNaN: true });
    case 'array': return depth > 3 ? fc.constant([]) : fc.array(from_schema(schema.items, name, depth + 1), { maxLength: 3 });
    case 'object': {
      const properties = Object.entries(schema.properties ?? {});
      return fc.record(Object.fromEntries(properties.map(([key, member]) => [key, from_schema(member, key, depth + 1)])), { requiredKeys: schema.required ?? [] });
    }
    default: return text_for(name);
  }
}
function text_for(name) {
  if (name === 'email') return fc.constantFrom('dan@example.org', 'DAN@example.org', 'new@example.org', 'no address');
  if (/password/i.test(name)) return fc.constantFrom(password, 'wrong but long enough');
  if (/refreshToken/i.test(name)) return fc.constantFrom('unknown', ...people.map((person) => person.name));
  if (/ids?$/i.test(name)) return some_id;
  if (/url|remote/i.test(name)) return fc.constantFrom('https://example.org/x.git', 'http://127.0.0.1:1/', 'ftp://x', 'no url');
  if (name === 'path') return fc.constantFrom(code, join(code, 'a.py'), '/etc', '..');
  if (/detectors/i.test(name)) return fc.constantFrom('security', 'complexity', 'circular', 'eslint', 'securty');
  if (name === 'cursor') return fc.constantFrom('1.0', '1.50', '0.0', 'x');
  if (/sha256|hash/i.test(name)) return fc.constantFrom('a'.repeat(64), 'A'.repeat(64), 'short');
  return fc.oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.constantFrom('main', 'python', 'José', '0 3 * * *'));
}

// One member, or all of it, is something else than the schema says.
const spoiled = (sound) =>
  fc.tuple(sound, fc.nat(), hostile_value, fc.constantFrom('member', 'more', 'whole', 'less')).map(([value, at, hostile, how]) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value) || how === 'whole') return hostile;
    const keys = Object.keys(value);
    if (how === 'more' || keys.length === 0) return { ...value, [typeof hostile === 'string' ? hostile.slice(0, 30) : 'unknown']: hostile };
    const key = keys[at % keys.length];
    const { [key]: _, ...rest } = value;
    return how === 'less' ? rest : { ...rest, [key]: hostile };
  });

const path_value = (name) => fc.oneof({ weight: 6, arbitrary: some_id }, { weight: 1, arbitrary: hostile_text }, { weight: 1, arbitrary: text_for(name) });
const escaped = (text) => encodeURIComponent(text.toWellFormed ? text.toWellFormed() : text.replace(/[\ud800-\udfff]/g, '?'));

function request_of({ path, method, operation }) {
  const parameters = (operation.parameters ?? []).map(resolved);
  const steps = parameters.filter((p) => p.in === 'path');
  const asked = parameters.filter((p) => p.in === 'query');
  const headers = parameters.filter((p) => p.in === 'header');
  const media = Object.entries(operation.requestBody?.content ?? {})[0];
  const query = fc.tuple(
    fc.record(Object.fromEntries(asked.map((p) => [p.name, fc.oneof({ weight: 4, arbitrary: from_schema(p.schema, p.name).map(String) }, { weight: 1, arbitrary: hostile_text })])), { requiredKeys: [] }),
    fc.option(fc.tuple(fc.constantFrom('page', 'unknown', 'limit', ''), hostile_text), { freq: 12 }),
  );
  let body = fc.constant(undefined);
  if (media && media[0] === 'application/json') {
    const sound = from_schema(media[1].schema);
    body = fc.oneof({ weight: 6, arbitrary: sound.map((v) => JSON.stringify(v)) }, { weight: 4, arbitrary: spoiled(sound).map((v) => JSON.stringify(v) ?? '') },
      { weight: 1, arbitrary: hostile_text }, { weight: 1, arbitrary: fc.constantFrom('[', '{"a":1,"a":2}', '['.repeat(200), '{"a":', 'nul', '"\\ud800"', '{"a":1}x', '\ufeff{}') });
  } else if (media) {
    body = fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), fc.constant('PK\u0003\u0004' + 'x'.repeat(100)));
  }
  return fc.record({
    who: fc.oneof({ weight: 8, arbitrary: fc.nat(people.length - 1).map((n) => n) }, { weight: 1, arbitrary: fc.integer({ min: -strangers.length, max: -1 }) }),
    steps: fc.tuple(...steps.map((p) => path_value(p.name))),
    query,
    body,
    type: fc.oneof({ weight: 12, arbitrary: fc.constant(media?.[0]) }, { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/json; charset=utf-8', 'application/xml', undefined) }),
    extra: fc.record({
      'If-None-Match': fc.constantFrom('*', '"x"', 'W/"1"', 'nonsense'),
      'Idempotency-Key': fc.constantFrom('one', '"two"', 'x'.repeat(300), '"'),
      'X-Request-Id': fc.constantFrom('a-good-one', '<bad>'),
      traceparent: fc.constantFrom('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 'bad'),
      Accept: fc.constantFrom('text/html', '*/*'),
    }, { requiredKeys: [] }),
  }).map((made) => ({ path, method, operation, ...made }));
}

async function try_out({ path, method, operation, who, steps, query, body, type, extra }) {
  const person = who >= 0 ? people[who] : strangers[-who - 1];
  if (who >= 0 && person.stale) await sign_in_again(person);
  let filled = path;
  let at = 0;
  filled = filled.replace(/\{[^}]+\}/g, () => escaped(steps[at++]) || '-');
  const [pairs, more] = query;
  const words = Object.entries(pairs).concat(more ? [more] : []).map(([name, value]) => `${escaped(name)}=${escaped(value)}`);
  if (words.length > 0) filled += '?' + words.join('&');
  const headers = { ...extra };
  if (person.token) headers.Authorization = `Bearer ${person.token}`;
  if (body !== undefined && type) headers['Content-Type'] = type;
  for (const one of people) {
    if (typeof body !== 'string' || !body.includes(`"refreshToken":"${one.name}"`)) continue;
    body = body.replace(`"refreshToken":"${one.name}"`, `"refreshToken":"${one.refresh}"`);
    one.stale = true;
  }
  if (/logout|session/.test(path)) person.stale = true;

  const answer = await send({ method, path: filled, headers, body });
  if (answer.status === 401 && who >= 0) person.stale = true;
  const told = `${method} ${filled.slice(0, 300)}\nas ${person.name}, ${JSON.stringify(extra)}, ${type}\n${String(body).slice(0, 600)}\n-> ${answer.status} ${answer.text.slice(0, 600)}`;
  check(path, method, operation, answer, told);
}

const checkers = new Map();
function check(path, method, operation, answer, told) {
  const said = json(answer.text);
  // What is switched off in this installation says so, and that is documented; any other 5xx is a fault.
  if (answer.status >= 500 && !/_DISABLED$|_UNAVAILABLE$/.test(said?.code ?? '')) throw new Error(`a fault of the server\n${told}`);
  const response = operation.responses[answer.status];
  if (!response) throw new Error(`the document doesn't know this status\n${told}`);
  const media = (answer.headers['content-type'] ?? '').split(';')[0];
  const content = resolved(response).content;
  if (!content) {
    if (answer.text !== '') throw new Error(`the document promises no body\n${told}`);
    return;
  }
  if (!content[media]) throw new Error(`the document doesn't know the media type ${media}\n${told}`);
  if (!media.endsWith('json')) return;
  if (said === undefined) throw new Error(`this is no JSON\n${told}`);
  remember(said);
  const place = response.$ref ? 'api' + response.$ref + `/content/${encodeURIComponent(media.replaceAll('/', '~1'))}/schema` : pointer('paths', path, method.toLowerCase(), 'responses', answer.status, 'content', media, 'schema');
  if (!checkers.has(place)) checkers.set(place, ajv.compile({ $ref: place }));
  const valid = checkers.get(place);
  if (!valid(said)) throw new Error(`the schema doesn't allow this answer: ${ajv.errorsText(valid.errors)}\n${told}`);
}

// --- the run ---

// Hashing passwords is slow on purpose, and who was signed out must sign in again.
const weight = (operation) => (/register|login|logout|refresh|revoke|session/.test(operation.path) ? 1 : operation.method === 'GET' ? 8 : 6);
const tried = new Map();
const property = fc.asyncProperty(fc.oneof(...operations.map((operation) => ({ weight: weight(operation), arbitrary: request_of(operation) }))), async (request) => {
  const name = `${request.method} ${request.path}`;
  tried.set(name, (tried.get(name) ?? 0) + 1);
  await try_out(request);
});
const began = Date.now();
let failed = false;
try {
  const one_after_the_other = Math.ceil(Number(requests) / side_by_side);
  const runs = Array.from({ length: side_by_side }, (_, i) => fc.assert(property, { numRuns: one_after_the_other, seed: Number(seed) + i, endOnFailure: true }));
  const failure = (await Promise.allSettled(runs)).find((run) => run.status === 'rejected');
  if (failure) throw failure.reason;
  const alive = await send({ method: 'GET', path: '/readyz' });
  if (alive.status !== 200) throw new Error(`afterwards the server answers ${alive.status}`);
} catch (error) {
  failed = true;
  console.log(`seed ${seed}: ${error.cause?.message ?? error.message}`);
}
server.removeAllListeners('exit');
agent.destroy();
await new Promise((resolve) => {
  server.on('exit', resolve);
  server.kill();
});
rmSync(work, { recursive: true, force: true });
const untried = operations.filter(({ path, method }) => !tried.has(`${method} ${path}`));
console.log(`api fuzz: ${[...tried.values()].reduce((a, b) => a + b, 0)} requests to ${tried.size} of ${operations.length} operations in ${Math.round((Date.now() - began) / 1000)} s, seed ${seed}`);
if (/"level":"error"/.test(log)) {
  failed = true;
  console.log('the log has errors:\n' + log.split('\n').filter((line) => line.includes('"level":"error"')).slice(0, 5).join('\n'));
}
if (untried.length > 0 && Number(requests) >= 2000) {
  failed = true;
  console.log('never tried: ' + untried.map(({ path, method }) => `${method} ${path}`).join(', '));
}
process.exit(failed ? 1 : 0);
