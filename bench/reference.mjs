// The server beside the one that a team would write in a day (reference/server.ts: Express and Prisma), both on one PostgreSQL, in
// turns, with wrk on kept connections: reference.mjs INSIGHT PRISMA_DATABASE THIRD_PARTY. Best of five; prints the ratio of the rates.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '../tests/prisma/client.mjs';
import { withDatabase } from '../tests/prisma/database.mjs';
import { packagesOf } from '../tests/prisma/engine.mjs';

const [insight, prismaDatabase, thirdParty] = process.argv.slice(2);
const rounds = 5;
const connections = 4;

try {
  execFileSync('wrk', ['-v'], { stdio: 'ignore' });
} catch (missing) {
  if (missing.code === 'ENOENT') {
    console.log('bench: wrk is not installed; the reference is left out (apt-get install wrk)');
    process.exit(0);
  }
}

const work = mkdtempSync(path.join(tmpdir(), 'insight-reference-'));
const children = [];
async function start(command, words, ready) {
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const found = ready.exec(line);
    if (found) return found[1];
  }
  throw new Error(`${command} ended before it was ready`);
}

function rate(url, token, more) {
  const out = execFileSync('wrk', ['-t1', `-c${connections}`, '-d2s', '-H', `Authorization: Bearer ${token}`, ...more, url], { encoding: 'utf8' });
  if (/Non-2xx/.test(out) && !more.includes('-H')) throw new Error(`${url}: ${out}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(out)[1]);
}

async function measure(database) {
  mkdirSync(path.join(work, 'code', 'none'), { recursive: true });
  for (let i = 0; i < 80; ++i)
    writeFileSync(path.join(work, 'code', `m${i}.py`), `import subprocess\n\ndef run_${i}(name):\n    return subprocess.run("convert " + name, shell=True)\n`);
  const address = `postgres://${database.user}@/${database.database}?host=${database.host}`;
  const ours = await start(insight, ['serve', '--data', path.join(work, 'data'), '--database', address, '--port', '0', '--allow-root',
    path.join(work, 'code'), '--rate-limit', '0', '--plan', 'INSIGHT_FREE.analyses=unlimited', '--quiet'], /(http:\S+)/);
  const post = async (where, body, token = '') => (await fetch(ours + where, { method: 'POST', body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` } })).json();
  const account = await post('/api/auth/register', { email: 'b@example.org', password: 'a long enough one', name: 'Bench' });
  const token = account.accessToken;
  const { id } = await post('/api/insight/analysis?createProject=true', { projectId: 'bench', path: path.join(work, 'code'), detectors: ['security'] }, token);
  const get = (where) => fetch(where, { headers: { Authorization: `Bearer ${token}` } });
  while ((await (await get(`${ours}/api/insight/analysis/${id}?limit=1`)).json()).status !== 'COMPLETED') await pause(50);

  const { SignJWT } = await packagesOf(thirdParty).load('jose');
  const secret = randomBytes(32);
  const theirToken = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject(account.user.id).setExpirationTime('1h').sign(secret);
  await withClient(thirdParty, 'bench/reference/server.ts', async (compiled) => {
    const theirs = `http://127.0.0.1:${await start(process.execPath, [compiled, JSON.stringify(database), secret.toString('hex')], /^(\d+)$/)}`;
    const submit = path.join(work, 'submit.lua');
    writeFileSync(submit, `wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = '${JSON.stringify({ projectId: 'bench',
      path: path.join(work, 'code', 'none'), detectors: ['complexity'] })}'\n`);
    const pageOf = `/api/insight/analysis/${id}?limit=50`;
    const tag = async (server, own) => (await fetch(server + pageOf, { headers: { Authorization: `Bearer ${own}` } })).headers.get('etag');
    const kinds = {
      submit: [['/api/insight/analysis', ['-s', submit]], ['/api/insight/analysis', ['-s', submit]]],
      'page of 50 issues': [[pageOf, []], [pageOf, []]],
      'poll of what has not changed (304)': [[pageOf, ['-H', `If-None-Match: ${await tag(ours, token)}`]], [pageOf, ['-H', `If-None-Match: ${await tag(theirs, theirToken)}`]]],
    };
    for (const [what, [us, them]] of Object.entries(kinds)) {
      const best = [0, 0];
      for (let round = 0; round < rounds; ++round) {
        best[0] = Math.max(best[0], rate(ours + us[0], token, us[1]));
        best[1] = Math.max(best[1], rate(theirs + them[0], theirToken, them[1]));
      }
      console.log(`${`${what} / Express and Prisma`.padEnd(62)} ${(best[0] / best[1]).toFixed(2).padStart(6)}   (${best[0].toFixed(0)}/s over ${best[1].toFixed(0)}/s, both on PostgreSQL; aim: 10)`);
    }
  });
}

try {
  await withDatabase(prismaDatabase, measure, ['empty']);
} finally {
  for (const child of children) child.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
}
