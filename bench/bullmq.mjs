// Our BullMQ worker and producer beside Node's on one Redis, interleaved: bullmq.mjs BULL_PEER THIRD_PARTY [JOBS [ROUNDS]]
// Empty jobs, so that what is measured is the queue's own work. Prints jobs a second between the first and the last that ended, and
// the processor time that the worker's process took for a thousand.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const [peer, thirdParty, jobs = '20000', rounds = '3'] = process.argv.slice(2);
const require = createRequire(path.resolve(thirdParty, 'x.js'));
const { Queue, Worker } = require('bullmq');
const Redis = require('ioredis');

if (process.env.BULL_BENCH_WORKER) {
  const { port, queue, concurrency } = JSON.parse(process.env.BULL_BENCH_WORKER);
  new Worker(queue, async () => null, { connection: { host: '127.0.0.1', port, maxRetriesPerRequest: null }, concurrency });
  await new Promise(() => {});
}

const folder = mkdtempSync(path.join(tmpdir(), 'insight-bullmq-'));
const port = 20000 + Math.floor(Math.random() * 20000);
const server = spawn('redis-server', ['--port', port, '--bind', '127.0.0.1', '--save', '', '--dir', folder].map(String), { stdio: 'ignore' });
await sleep(500);
const redis = new Redis({ host: '127.0.0.1', port });
const cpu = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;  // ticks of 10 ms
};
const starts = {
  node: (queue, concurrency) => spawn(process.execPath, [fileURLToPath(import.meta.url), peer, thirdParty],
    { env: { ...process.env, BULL_BENCH_WORKER: JSON.stringify({ port, queue, concurrency }) }, stdio: 'inherit' }),
  ours: (queue, concurrency) => spawn(peer, ['work', `redis://127.0.0.1:${port}`, queue, String(concurrency), '30000', 'quiet'], { stdio: 'ignore' }),
};
async function work(who, concurrency, round) {
  const queue = `${who}-${concurrency}-${round}`;
  await once(spawn(peer, ['addn', `redis://127.0.0.1:${port}`, queue, jobs]), 'exit');
  const worker = starts[who](queue, concurrency);
  while (await redis.zcard(`bull:${queue}:completed`) < Number(jobs)) await sleep(50);
  const spent = cpu(worker.pid);
  worker.kill('SIGKILL');
  const [, first] = await redis.zrange(`bull:${queue}:completed`, 0, 0, 'WITHSCORES');
  const [, last] = await redis.zrange(`bull:${queue}:completed`, -1, -1, 'WITHSCORES');
  await redis.flushall();
  return { rate: Number(jobs) / ((last - first) / 1000), cpu: spent / (Number(jobs) / 1000) };
}
async function add(who, round) {
  const name = `add-${who}-${round}`;
  const began = Date.now();
  if (who === 'ours') {
    await once(spawn(peer, ['addn', `redis://127.0.0.1:${port}`, name, jobs]), 'exit');
  } else {
    const queue = new Queue(name, { connection: { host: '127.0.0.1', port } });
    for (let i = 0; i < Number(jobs); i += 500) await queue.addBulk(Array.from({ length: 500 }, () => ({ name: 'n', data: {} })));
    await queue.close();
  }
  await redis.flushall();
  return { rate: Number(jobs) / ((Date.now() - began) / 1000), cpu: 0 };
}
const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];

try {
  for (const [title, measure] of [['add, 500 a round trip', add], ['work, concurrency 1', (who, round) => work(who, 1, round)],
    ['work, concurrency 50', (who, round) => work(who, 50, round)]]) {
    const found = { node: [], ours: [] };
    for (let round = 0; round < Number(rounds); ++round) for (const who of ['node', 'ours']) found[who].push(await measure(who, round));
    const of = (who, what) => median(found[who].map((one) => one[what]));
    console.log(`${title}: ours ${Math.round(of('ours', 'rate'))}/s, Node's ${Math.round(of('node', 'rate'))}/s, ratio ${(of('ours', 'rate') / of('node', 'rate')).toFixed(2)}` +
      (of('node', 'cpu') ? `; processor ms a thousand: ours ${of('ours', 'cpu').toFixed(0)}, Node's ${of('node', 'cpu').toFixed(0)}` : ''));
  }
} finally {
  redis.disconnect();
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
