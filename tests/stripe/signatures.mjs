// Holds verify_signature against the npm package `stripe`: random headers and bodies, most of them nearly right. Where the package refuses,
// so must we; where it accepts and we don't, the case must show one of the stricter rules that docs/billing.md lists.
//   node signatures.mjs PROGRAM [SEED [CASES]]     PROGRAM is signature_cases.cpp
import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const Stripe = createRequire(new URL('../../third_party/package.json', import.meta.url))('stripe');
const { webhooks } = new (Stripe.default ?? Stripe)('sk_test_none');
const [program, seed = '1', count = '10000'] = process.argv.slice(2);

let state = Number(seed) >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const chance = (p) => random() < p;
const text = (alphabet, n) => Array.from({ length: n }, () => pick(alphabet)).join('');
const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
const header_letters = [...'tv01=,ab9 F.+-x'];
const words = ['é', '日本', '\u{1F600}', '\n', '\\u0000', ' ', 'x', '"', '\u2028'];
const hmac = (secret, content) => createHmac('sha256', secret).update(content).digest('hex');

function body() {
  const what = below(10);
  if (what < 6) return Buffer.from(JSON.stringify({ id: `evt_${text(letters, 12)}`, object: 'event', data: text([...letters, ...words], below(40)) }));
  if (what < 8) return Buffer.from(text([...letters, ...words], below(30)));
  if (what < 9) return Buffer.from(Array.from({ length: below(30) }, () => below(256)));
  return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{"id":"evt_bom"}')]);
}

// What becomes of a good header. Each gives items of name=value, joined with commas in the end.
const changes = [
  (c) => c.items.push(`v1=${text([...'0123456789abcdef'], 64)}`),
  (c) => c.items.unshift(`v1=${text([...'0123456789abcdef'], 64)}`),
  (c) => c.items.push(`v0=${text(letters, 20)}`),
  (c) => c.items.reverse(),
  (c) => c.items.push(`t=${c.t}`),
  (c) => c.items.unshift(`t=${c.t + below(3) - 1}`),
  (c) => c.items.push('v1'),
  (c) => c.items.splice(below(3), 0, pick(['', '=', '=x', 'x', 'v2', 't', 'v1=', ' ', 'scheme=v1'])),
  (c) => (c.items = c.items.map((i) => i.toUpperCase())),
  (c) => (c.items = c.items.map((i) => (i.startsWith('v1=') ? `v1=${i.slice(3).toUpperCase()}` : i))),
  (c) => (c.items = c.items.map((i) => (i.startsWith('v1=') ? `${i}=${text(letters, below(4))}` : i))),
  (c) => (c.items = c.items.map((i) => (i.startsWith('v1=') ? i.slice(0, -1) : i))),
  (c) => (c.items = c.items.map((i) => pick([` ${i}`, `${i} `, i]))),
  (c) => (c.items = c.items.filter((i) => !i.startsWith(pick(['t=', 'v1='])))),
  // The number in other spellings; the package signs what it reads.
  (c) => (c.items = c.items.map((i) => (i.startsWith('t=') ? `t=${pick([`0${c.t}`, `+${c.t}`, ` ${c.t}`, `${c.t} `, `${c.t}.9`, `${c.t}abc`, `${c.t}=5`])}` : i))),
  (c) => (c.items = [`t=${pick(['abc', '', '-', 'NaN'])}`, `v1=${hmac(c.secret, Buffer.concat([Buffer.from('NaN.'), c.body]))}`]),
  (c) => (c.items = [...c.items, ...Array.from({ length: 28 + below(8) }, () => 'v0=0')]),
  (c) => c.items.push(`v0=${text(letters, 3900 + below(300))}`),
  (c) => (c.body = Buffer.concat([c.body, Buffer.from(' ')])),
  (c) => c.body.length > 0 && (c.body = Buffer.from(c.body.map((b, i) => (i === 0 ? b ^ 1 : b)))),
  (c) => (c.secrets = [`whsec_${text(letters, 24)}`, c.secret]),
  (c) => (c.secrets = [`whsec_${text(letters, 24)}`]),
];

function make() {
  const now = 1_700_000_000_000 + below(1_000_000_000);
  const secret = `whsec_${text(letters, 24)}`;
  const t = Math.floor(now / 1000) + pick([0, 0, 0, -299, -300, -301, 299, 300, 301, below(1200) - 600]);
  const c = { now, secret, secrets: [secret], t, body: body(), items: [] };
  const payload = new TextDecoder('utf8').decode(c.body);
  c.items = webhooks.generateTestHeaderString({ payload, secret, timestamp: t }).split(',');
  if (chance(0.75)) for (let i = 1 + below(2); i > 0; --i) pick(changes)(c);
  let header = c.items.join(',');
  if (chance(0.1)) {
    const at = below(header.length + 1);
    header = header.slice(0, at) + pick(['', pick(header_letters)]) + header.slice(at + below(2));
  }
  if (chance(0.04)) header = text(header_letters, below(60));
  return { header, body: c.body, secrets: c.secrets, now };
}

function accepted(c) {
  return c.secrets.some((secret) => {
    let good = true;
    try {
      webhooks.signature.verifyHeader(c.body, c.header, secret, 300, undefined, c.now);
    } catch {
      good = false;
    }
    // The call that people write says the same, as far as the body is JSON.
    let event = null;
    try {
      event = JSON.parse(new TextDecoder('utf8').decode(c.body));
    } catch {
      return good;
    }
    let constructed = true;
    try {
      webhooks.constructEvent(c.body, c.header, secret, 300, undefined, c.now);
    } catch {
      constructed = false;
    }
    if (constructed !== good && event?.object === 'event') throw new Error(`constructEvent and verifyHeader differ on ${JSON.stringify(c.header)}`);
    return good;
  });
}

const items_of = (c) => c.header.split(',');
const is_text = (bytes) => {
  try {
    new TextDecoder('utf8', { fatal: true }).decode(bytes);
    return !bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  } catch {
    return false;
  }
};
// The stricter rules, and how a case shows that it is under one.
const stricter = {
  MISSING: (c) => c.body.length === 0,
  IN_THE_FUTURE: (c) => items_of(c).some((i) => Number(/^t=(\d+)$/.exec(i)?.[1]) > Math.floor(c.now / 1000) + 300),
  SECOND_TIMESTAMP: (c) => items_of(c).filter((i) => i.startsWith('t=')).length > 1,
  BAD_TIMESTAMP: (c) => items_of(c).some((i) => i.startsWith('t=') && !/^t=(0|[1-9]\d{0,11})$/.test(i)),
  MALFORMED: (c) => c.header.length > 4096 || items_of(c).length > 32 || items_of(c).some((i) => !/^[^=]+=/.test(i)),
  NOT_TEXT: (c) => !is_text(c.body),
  WRONG: (c) => items_of(c).some((i) => /^v1=[^=]*=/.test(i)),
};

const cases = Array.from({ length: Number(count) }, make);
const folder = mkdtempSync(join(tmpdir(), 'insight-stripe-'));
const file = join(folder, 'cases.jsonl');
writeFileSync(file, cases.map((c) => JSON.stringify({ ...c, body: c.body.toString('base64') })).join('\n') + '\n');
const verdicts = execFileSync(program, [file], { maxBuffer: 1 << 26 }).toString().trim().split('\n');
rmSync(folder, { recursive: true });

const seen = { both: 0, neither: 0 };
let wrong = 0;
cases.forEach((c, i) => {
  const theirs = accepted(c);
  const ours = verdicts[i];
  if (theirs && ours === 'GOOD') return ++seen.both;
  if (!theirs && ours !== 'GOOD') return ++seen.neither;
  if (theirs && stricter[ours]?.(c)) return (seen[ours] = (seen[ours] ?? 0) + 1);
  if (++wrong <= 10) console.error(`ours ${ours}, theirs ${theirs}: ${JSON.stringify({ ...c, body: c.body.toString('latin1') })}`);
  return wrong;
});
console.log(`${cases.length} cases: ${JSON.stringify(seen)}, ${wrong} wrong`);
// Each side of each rule must have been met.
const unseen = ['both', 'neither', ...Object.keys(stricter)].filter((name) => (seen[name] ?? 0) < cases.length / 1000);
if (unseen.length > 0) console.error(`hardly met: ${unseen.join(', ')}`);
if (verdicts.length !== cases.length) console.error(`${verdicts.length} answers`);
process.exit(wrong === 0 && unseen.length === 0 && verdicts.length === cases.length ? 0 : 1);
