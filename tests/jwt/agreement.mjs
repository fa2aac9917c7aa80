// Makes tokens, good and hostile, with keys of all three algorithms, and compares jose's verdict with ours, one by one.
// We may be stricter, never laxer: where jose takes a token that we refuse, it must bear one of the names below.
import { execFileSync } from 'node:child_process';
import { createHmac, generateKeyPairSync, randomInt, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify } from '../../third_party/node_modules/jose/dist/webapi/index.js';

const STRICTER = {
  'no kid': 'the key must be named; jose takes the only one that fits',
  'repeated member': 'two readers must see the same claims; JSON.parse keeps the last',
  'too long': '8 KiB at most',
  'other typ': 'a `typ` that is there must be JWT or at+jwt; jose looks at it only when asked for one, and then wants it there',
  'from the future': '`iat` more than a minute ahead; jose looks at its age only when asked to',
  'odd times': 'times are numbers of seconds from 1970 to 9999',
  'empty sub': 'somebody must be meant',
  'b64 without crit': 'refused whatever it says',
  'loose base64url': 'exact alphabet, no padding, no spare bits',
  'crit of b64': 'no extension is known; jose knows `b64`',
};

const now = 1_700_000_000;
const issuer = 'https://id.example.org';
const audience = 'insight-api';
const b64 = (value) => Buffer.from(value).toString('base64url');

const pairs = {
  rs: { alg: 'RS256', ...generateKeyPairSync('rsa', { modulusLength: 2048 }) },
  es: { alg: 'ES256', ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) },
  ed: { alg: 'EdDSA', ...generateKeyPairSync('ed25519') },
  small: { alg: 'RS256', ...generateKeyPairSync('rsa', { modulusLength: 1024 }) },
  stranger: { alg: 'RS256', ...generateKeyPairSync('rsa', { modulusLength: 2048 }) },
  p384: { alg: 'ES384', ...generateKeyPairSync('ec', { namedCurve: 'P-384' }) },
  signs: { alg: 'ES256', ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) },
  encrypts: { alg: 'RS256', ...generateKeyPairSync('rsa', { modulusLength: 2048 }) },
};
const jwk = (kid, more = {}) => ({ ...pairs[kid].publicKey.export({ format: 'jwk' }), kid, ...more });
const jwks = { keys: [jwk('rs', { alg: 'RS256', use: 'sig' }), jwk('es', { use: 'sig' }), jwk('ed', { key_ops: ['verify'] }),
  jwk('small'), jwk('p384'), jwk('encrypts', { use: 'enc' }), jwk('signs', { key_ops: ['sign'] }),
  { kty: 'oct', kid: 'secret', k: b64('a shared secret of thirty-two b!') }] };

function signature(pair, text) {
  const hash = pair.alg === 'EdDSA' ? null : pair.alg === 'ES384' ? 'sha384' : 'sha256';
  return sign(hash, Buffer.from(text), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' });
}
function raw(headerText, payloadText, pair) {
  const text = `${b64(headerText)}.${b64(payloadText)}`;
  return `${text}.${signature(pair, text).toString('base64url')}`;
}
const claims = (more = {}) => {
  const all = { iss: issuer, sub: 'user-1', aud: audience, iat: now - 10, exp: now + 900, ...more };
  for (const name of Object.keys(all)) if (all[name] === undefined) delete all[name];
  return all;
};
const header = (kid, more = {}) => ({ alg: pairs[kid].alg, kid, ...more });
const token = (kid, head = {}, body = {}) => raw(JSON.stringify(header(kid, head)), JSON.stringify(claims(body)), pairs[kid]);

const cases = [];
const add = (token, name, expected) => cases.push({ token, name, expected });
const signers = ['rs', 'es', 'ed'];

for (const kid of signers) {
  const pair = pairs[kid];
  const head = JSON.stringify(header(kid));
  const body = JSON.stringify(claims());
  // Good ones of many shapes.
  for (let i = 0; i < 120; ++i) {
    const more = { jti: `${i}`, email: `user${i}@example.org`, name: i % 2 ? 'José Ñandú 日本' : 'Ada', nested: { deep: [[i], { i }] } };
    if (i % 3 === 0) more.aud = ['other', audience];
    if (i % 4 === 0) more.nbf = now - i;
    if (i % 5 === 0) more.exp = now + i + 0.5;
    const typ = [undefined, 'JWT', 'at+jwt', 'AT+JWT', 'application/at+jwt', 'jwt'][i % 6];
    add(token(kid, typ ? { typ } : {}, more), 'good', true);
  }
  if (kid === 'ed') add(token(kid, { alg: 'Ed25519' }), 'good', true);
  // The edges of the leeway, each second around them.
  for (let d = -65; d <= 65; ++d) {
    add(token(kid, {}, { exp: now + d }), 'expiry', d > -60);
    add(token(kid, {}, { nbf: now + d }), 'not before', d <= 60);
    add(token(kid, {}, { iat: now + d, exp: now + 900 }), 'from the future', d <= 60);
  }
  // Algorithms that the key is not for, in every case of letters, with true and with empty signatures.
  for (const alg of ['none', 'None', 'NONE', 'nOnE', '', 'HS256', 'HS512', 'RS256', 'rs256', 'RS384', 'PS256', 'ES256', 'es256', 'ES384', 'ES256K',
    'EdDSA', 'eddsa', 'EDDSA', 'Ed25519', 'ed25519', 'Ed448', 'RSA1_5', 'dir', ' RS256', 'RS256 ', 'RS256\u0000', null, 0, ['RS256'], { a: 1 }]) {
    if (alg === pair.alg || (kid === 'ed' && alg === 'Ed25519')) continue;
    const good = token(kid, { alg });
    add(good, 'algorithm', false);
    add(good.slice(0, good.lastIndexOf('.') + 1), 'algorithm', false);
  }
  const withoutAlg = header(kid);
  delete withoutAlg.alg;
  add(raw(JSON.stringify(withoutAlg), body, pair), 'algorithm', false);
  // HS256 with the public key as its secret, in the spellings people paste.
  const secrets = [pair.publicKey.export({ format: 'pem', type: 'spki' }), pair.publicKey.export({ format: 'der', type: 'spki' }), JSON.stringify(jwk(kid))];
  for (const secret of secrets) {
    for (const alg of ['HS256', pair.alg]) {
      const text = `${b64(JSON.stringify({ alg, kid }))}.${b64(body)}`;
      add(`${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`, 'hmac', false);
    }
  }
  // Names of keys.
  for (const other of [...signers, 'small', 'p384', 'encrypts', 'secret', 'nobody', '', 'RS', `${kid} `, '../keys', `${kid}\u0000`]) {
    if (other !== kid) add(raw(JSON.stringify({ alg: pair.alg, kid: other }), body, pair), 'wrong kid', false);
  }
  for (const odd of [null, 7, [kid], { kid }, true]) add(raw(JSON.stringify({ alg: pair.alg, kid: odd }), body, pair), 'no kid', false);
  add(raw(JSON.stringify({ alg: pair.alg }), body, pair), 'no kid', false);
  add(raw(JSON.stringify(header(kid)), body, pairs.stranger), 'stranger', false);
  // Keys that the token brings along.
  const own = pairs.stranger.publicKey.export({ format: 'jwk' });
  for (const more of [{ jwk: own }, { jku: 'https://evil.example/jwks' }, { x5u: 'https://evil.example/c' }, { x5c: ['AAAA'] }]) {
    add(raw(JSON.stringify({ alg: 'RS256', kid, ...more }), body, pairs.stranger), 'brings a key', false);
    add(raw(JSON.stringify({ alg: 'RS256', kid: 'mine', ...more }), body, pairs.stranger), 'brings a key', false);
    add(token(kid, more), 'ignores the key brought', true);
  }
  // Extensions.
  add(token(kid, { crit: ['b64'], b64: true }), 'crit of b64', false);
  for (const crit of [['exp'], ['x'], ['b64', 'x'], [], 'b64', null, [1], { a: 1 }]) add(token(kid, { crit, b64: true, x: 1, exp: 1 }), 'crit', false);
  add(token(kid, { b64: false, crit: ['b64'] }), 'crit', false);
  add(`${b64(JSON.stringify(header(kid, { b64: false, crit: ['b64'] })))}.${body}.${signature(pair, 'x').toString('base64url')}`, 'crit', false);
  add(token(kid, { b64: false }), 'b64 without crit', false);
  add(token(kid, { b64: true }), 'b64 without crit', false);
  // Members that occur twice, in the header and in the claims, near and deep.
  const twice = (text, member) => text.replace(/}$/, `,${member}}`);
  for (const member of ['"alg":"none"', `"alg":"${pair.alg}"`, `"kid":"${kid}"`, '"typ":"JWT","typ":"JWT"', `"\\u0061lg":"${pair.alg}"`])
    add(raw(twice(head, member), body, pair), 'repeated member', false);
  for (const member of ['"sub":"root"', `"iss":"${issuer}"`, `"aud":"${audience}"`, `"exp":${now + 900}`, '"x":{"a":1,"a":2}', '"s\\u0075b":"root"'])
    add(raw(head, twice(body, member), pair), 'repeated member', false);
  // Claims.
  for (const iss of [undefined, '', `${issuer}/`, issuer.toUpperCase(), 'https://evil.example', null, [issuer], 1]) add(token(kid, {}, { iss }), 'issuer', false);
  for (const aud of [undefined, '', 'insight', 'INSIGHT-API', null, [], ['other'], [[audience]], { a: audience }, 1, `${audience} `, [null, 1]])
    add(token(kid, {}, { aud }), 'audience', false);
  for (const aud of [[audience], ['a', audience, 'b'], [1, audience], [null, audience]]) add(token(kid, {}, { aud }), 'good', true);
  for (const name of ['sub', 'iat', 'exp']) add(token(kid, {}, { [name]: undefined }), 'missing claim', false);
  for (const sub of ['', null, 1, [], {}]) add(token(kid, {}, { sub }), 'empty sub', false);
  for (const odd of ['1700000900', null, true, [], {}, '', 'x'])
    for (const name of ['exp', 'iat', 'nbf']) add(token(kid, {}, { [name]: odd }), 'time of another kind', false);
  for (const odd of [1e300, -1, 1e15, -1e300, 253402300800]) for (const name of ['exp', 'iat', 'nbf']) add(token(kid, {}, { [name]: odd }), 'odd times', false);
  for (const typ of ['id+jwt', 'JWS', 'JOSE', '', 'secevent+jwt', 'application/', 'application/application/jwt', 'text/jwt', 'JWT ', 7, null, ['JWT']])
    add(token(kid, { typ }), 'other typ', false);
  // Sizes.
  add(token(kid, {}, { pad: 'x'.repeat(20_000) }), 'too long', false);
  add(token(kid, { pad: 'x'.repeat(9_000) }), 'too long', false);
  add(token(kid, {}, { pad: 'x'.repeat(4_000) }), 'good', true);
  add('.'.repeat(9_000), 'form', false);
  // Other forms.
  const good = token(kid);
  const [h, p, s] = good.split('.');
  for (const form of [JSON.stringify({ protected: h, payload: p, signature: s }), JSON.stringify({ payload: p, signatures: [{ protected: h, signature: s }] }),
    '', '.', '..', '...', h, `${h}.${p}`, `${h}.${p}.`, `.${p}.${s}`, `${h}..${s}`, `${good}.`, `.${good}`, `${good}.${s}`, `${good}.x.y`, `"${good}"`,
    `Bearer ${good}`, `${h}.${p}.${s}.${s}.${s}`, `${h} .${p}.${s}`, `${h}.${p}.!`, `${h}.!.${s}`, `!.${p}.${s}`])
    add(form, 'form', false);
  for (const form of [`${good}=`, `${good}==`, `${h}=.${p}.${s}`, `${h}.${p}=.${s}`, `${good} `, ` ${good}`, `${good}\t`, `${good}%20`, `${good}~`])
    add(form, 'loose base64url', false);
  if (/[-_]/.test(good)) add(good.replaceAll('-', '+').replaceAll('_', '/'), 'loose base64url', false);
  // Texts that are no objects, and a token in a token.
  for (const text of ['', 'null', '[]', '"x"', '1', '{', '{}}', '{"a":1}x', '\ufeff{}', 'true', '{"iss":', '[{}]']) {
    add(raw(text, body, pair), 'no object', false);
    add(raw(head, text, pair), 'no object', false);
  }
  add(raw(head, good, pair), 'nested', false);
  add(raw(JSON.stringify(header(kid, { cty: 'JWT' })), good, pair), 'nested', false);
  add(raw(head, `${'['.repeat(3_000)}${']'.repeat(3_000)}`, pair), 'nested', false);
  // A DER signature where two numbers belong, zeros, cut and lengthened ones, another token's.
  const text = `${h}.${p}`;
  if (kid === 'es') add(`${text}.${sign('sha256', Buffer.from(text), pair.privateKey).toString('base64url')}`, 'signature', false);
  for (const bytes of [0, 1, 32, 63, 64, 65, 128, 256]) {
    add(`${text}.${Buffer.alloc(bytes).toString('base64url')}`, 'signature', false);
    add(`${text}.${Buffer.alloc(bytes, 255).toString('base64url')}`, 'signature', false);
  }
  const made = Buffer.from(s, 'base64url');
  add(`${text}.${made.subarray(0, made.length - 1).toString('base64url')}`, 'signature', false);
  add(`${text}.${Buffer.concat([made, Buffer.from([0])]).toString('base64url')}`, 'signature', false);
  add(`${text}.${Buffer.concat([Buffer.from([0]), made]).toString('base64url')}`, 'signature', false);
  add(`${text}.${token(kid, {}, { jti: 'x' }).split('.')[2]}`, 'signature', false);
  // One letter changed, wherever. The last letter of a part may hold spare bits.
  for (let i = 0; i < 250; ++i) {
    const at = randomInt(good.length);
    const letter = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'[randomInt(65)];
    if (good[at] === letter) continue;
    const last = good[at + 1] === '.' || at + 1 === good.length;
    add(good.slice(0, at) + letter + good.slice(at + 1), last ? 'loose base64url' : 'changed', false);
  }
}
// Keys that are too small, of a curve that isn't taken, or not for signing.
add(token('small'), 'key', false);
add(token('p384'), 'key', false);
add(token('encrypts'), 'key', false);
add(token('signs'), 'key', false);
{
  const text = `${b64(JSON.stringify({ alg: 'HS256', kid: 'secret' }))}.${b64(JSON.stringify(claims()))}`;
  add(`${text}.${createHmac('sha256', 'a shared secret of thirty-two b!').update(text).digest('base64url')}`, 'key', false);
}

const jose = createLocalJWKSet(jwks);
async function joseTakes(text) {
  try {
    await jwtVerify(text, jose, { issuer, audience, algorithms: ['RS256', 'ES256', 'EdDSA', 'Ed25519'], clockTolerance: 60,
      requiredClaims: ['sub', 'iat', 'exp'], currentDate: new Date(now * 1000) });
    return true;
  } catch {
    return false;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'insight-jwt-'));
let failures = 0;
try {
  const oneLine = cases.filter(({ token: text }) => !/[\r\n]/.test(text));
  writeFileSync(join(folder, 'jwks.json'), JSON.stringify(jwks));
  writeFileSync(join(folder, 'tokens'), `${now}\n${oneLine.map((c) => c.token).join('\n')}\n`);
  const ours = execFileSync(process.argv[2], [join(folder, 'jwks.json'), join(folder, 'tokens')], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n');
  ours.pop();
  if (ours.length !== oneLine.length) throw new Error(`${oneLine.length} tokens, ${ours.length} verdicts`);
  const stricter = {};
  let same = 0;
  for (const [i, { token: text, name, expected }] of oneLine.entries()) {
    const we = ours[i] === 'good';
    const they = await joseTakes(text);
    const complain = (what) => {
      failures += 1;
      if (failures < 20) console.error(`FAILED (${name}): ${what}\n  ours: ${ours[i]}\n  ${text.slice(0, 300)}`);
    };
    if (we !== expected) complain(`we should have said ${expected}`);
    else if (we === they) same += 1;
    else if (we) complain('we take what jose refuses');
    else if (!(name in STRICTER)) complain('we refuse what jose takes, for no reason that is written down');
    else stricter[name] = (stricter[name] ?? 0) + 1;
  }
  console.log(`${oneLine.length} tokens: ${same} verdicts agree with jose's, stricter on purpose: ${JSON.stringify(stricter)}`);
  for (const name of Object.keys(STRICTER)) {
    if (!stricter[name]) {
      console.error(`FAILED: no token shows "${name}": ${STRICTER[name]}`);
      failures += 1;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failures === 0 ? 0 : 1);
