// Our client beside the npm package `bullmq`, unmodified, on one Redis: bullmq.mjs BULL_PEER THIRD_PARTY
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const [peer, thirdParty] = process.argv.slice(2);
const { Queue, QueueEvents, Worker } = createRequire(path.resolve(thirdParty, 'x.js'))('bullmq');

if (process.env.BULL_NODE_WORKER) await nodeWorker();  // a second process, to be killed

const folder = mkdtempSync(path.join(tmpdir(), 'insight-bullmq-'));
const port = await freePort();
const connection = { host: '127.0.0.1', port, maxRetriesPerRequest: null };
const url = `redis://127.0.0.1:${port}`;
const children = new Set();
const open = [];
let failed = false;

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
function start(program, words, options = {}) {
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'], ...options });
  child.lines = [];
  createInterface({ input: child.stdout }).on('line', (line) => child.lines.push(line));
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}
async function until(what, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await what();
    if (found) return found;
    if (Date.now() > end) throw new Error(`this never came true: ${what}`);
    await sleep(20);
  }
}
async function ourWorker(queue, { lock = 30000, concurrency = 1 } = {}) {
  const child = start(peer, ['work', url, queue, concurrency, lock].map(String));
  await until(() => child.lines.includes('ready'));
  return child;
}
async function ourAdd(queue, lines) {
  const child = start(peer, ['add', url, queue]);
  child.stdin.end(lines.join('\n') + '\n');
  const [code] = await once(child, 'close');
  assert.equal(code, 0);
  return child.lines;
}
async function end(child, signal = 'SIGTERM') {
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
function keep(closable) {
  closable.on('error', () => {});
  open.push(closable);
  return closable;
}

async function nodeWorker() {
  const { url: at, queue, lock } = JSON.parse(process.env.BULL_NODE_WORKER);
  const { hostname, port: where } = new URL(at);
  const worker = new Worker(queue, async (job) => {
    console.log(`took ${job.id}`);
    await sleep(3600_000);
  }, { connection: { host: hostname, port: Number(where) }, lockDuration: lock, stalledInterval: lock });
  await worker.waitUntilReady();
  await new Promise(() => {});
}

const tests = {
  async 'what Node adds, our worker does: result, progress, log, events, getWorkers'() {
    const queue = keep(new Queue('there', { connection }));
    const events = keep(new QueueEvents('there', { connection }));
    await events.waitUntilReady();
    const seen = [];
    for (const name of ['added', 'active', 'progress', 'completed'])
      events.on(name, ({ jobId }) => seen.push(`${name} ${jobId}`));
    const worker = await ourWorker('there');
    const job = await queue.add('sum', { n: 41 }, { jobId: 'first' });
    assert.deepEqual(await job.waitUntilFinished(events, 10000), { by: 'cpp', n: 42 });
    const done = await queue.getJob('first');
    assert.deepEqual(done.progress, { step: 1 });
    assert.equal(done.attemptsMade, 1);
    assert.equal(done.processedBy, 'ours');
    assert.deepEqual((await queue.getJobLogs('first')).logs, ['half of sum']);
    assert.equal(await done.getState(), 'completed');
    await until(() => seen.includes('completed first'));
    assert.deepEqual(seen, ['added first', 'active first', 'progress first', 'completed first']);
    const workers = await until(async () => {
      const found = await queue.getWorkers();
      return found.length > 0 && found;
    });
    assert.deepEqual(workers.map((one) => one.rawname), [`bull:${btoa('there')}:w:ours`]);
    await end(worker);
  },

  async 'hundreds of Node\'s, some late, some urgent'() {
    const queue = keep(new Queue('many', { connection }));
    const worker = await ourWorker('many', { concurrency: 4 });
    await queue.addBulk(Array.from({ length: 300 }, (_, n) => ({ name: 'n', data: { n } })));
    await queue.add('late', { n: 1 }, { delay: 300, jobId: 'late' });
    await queue.add('urgent', { n: 1 }, { priority: 1, jobId: 'urgent' });
    await until(async () => (await queue.getJobCounts('completed')).completed === 302);
    const late = await queue.getJob('late');
    assert.ok(late.finishedOn - late.timestamp >= 300);
    await end(worker);
  },

  async 'failures: attempts, backoff, reason'() {
    const queue = keep(new Queue('fails', { connection }));
    const events = keep(new QueueEvents('fails', { connection }));
    await events.waitUntilReady();
    const worker = await ourWorker('fails');
    const job = await queue.add('bad', { fail: 'no such luck' }, { attempts: 3, backoff: { type: 'exponential', delay: 50 } });
    await assert.rejects(job.waitUntilFinished(events, 10000), /no such luck/);
    const dead = await queue.getJob(job.id);
    assert.equal(dead.attemptsMade, 3);
    assert.equal(dead.failedReason, 'no such luck');
    assert.ok(dead.finishedOn - dead.timestamp >= 150);
    await end(worker);
  },

  async 'what we add, Node\'s worker does'() {
    const queue = keep(new Queue('back', { connection, skipMetasUpdate: true }));
    const order = [];
    const ids = await ourAdd('back', ['one.1 {"n":1}', 'two.1 {"n":2}', 'one.1 {"n":9}', 'late.1 {"n":3} 200', 'urgent.1 {"n":4} 0 5']);
    assert.deepEqual(ids, ['one.1', 'two.1', 'one.1', 'late.1', 'urgent.1']);
    assert.deepEqual(await queue.getJobCounts('waiting', 'delayed', 'prioritized'), { waiting: 2, delayed: 1, prioritized: 1 });
    assert.equal(await queue.getVersion(), 'bullmq:6.7.0');
    keep(new Worker('back', async (job) => {
      order.push(job.id);
      await job.updateProgress(50);
      return { by: 'node', n: job.data.n + 1 };
    }, { connection }));
    await until(async () => (await queue.getJobCounts('completed')).completed === 4);
    assert.deepEqual((await queue.getJob('one.1')).returnvalue, { by: 'node', n: 2 });
    assert.deepEqual(order.filter((id) => !id.startsWith('late')), ['one.1', 'two.1', 'urgent.1']);
    assert.equal(order.at(-1), 'late.1');
  },

  async 'our worker is killed -9, Node\'s takes over'() {
    const queue = keep(new Queue('ours-dies', { connection }));
    const victim = await ourWorker('ours-dies', { lock: 1000 });
    await queue.add('x', { hang: true }, { jobId: 'left' });
    await until(() => victim.lines.includes('took left'));
    await sleep(1500);  // longer than a lock: it was renewed
    assert.equal(await (await queue.getJob('left')).getState(), 'active');
    await end(victim, 'SIGKILL');
    keep(new Worker('ours-dies', async () => 'saved', { connection, lockDuration: 1000, stalledInterval: 500 }));
    const saved = await until(async () => {
      const job = await queue.getJob('left');
      return job.returnvalue === 'saved' && job;
    });
    assert.equal(saved.stalledCounter, 1);
  },

  async 'Node\'s worker is killed -9, ours takes over'() {
    const queue = keep(new Queue('node-dies', { connection }));
    const victim = start(process.execPath, [fileURLToPath(import.meta.url), peer, thirdParty], {
      env: { ...process.env, BULL_NODE_WORKER: JSON.stringify({ url, queue: 'node-dies', lock: 1000 }) },
    });
    await queue.add('x', { n: 6 }, { jobId: 'left' });
    await until(() => victim.lines.includes('took left'));
    await end(victim, 'SIGKILL');
    const worker = await ourWorker('node-dies', { lock: 1000 });
    const saved = await until(async () => {
      const job = await queue.getJob('left');
      return job.returnvalue && job;
    });
    assert.deepEqual(saved.returnvalue, { by: 'cpp', n: 7 });
    await end(worker);
  },

  async 'a message that killed its workers too often is failed, not run'() {
    const queue = keep(new Queue('poison', { connection }));
    await queue.add('x', { hang: true }, { jobId: 'bad' });
    for (let i = 0; i < 2; ++i) {
      const victim = await ourWorker('poison', { lock: 500 });
      await until(() => victim.lines.includes('took bad'));
      await end(victim, 'SIGKILL');
    }
    const last = await ourWorker('poison', { lock: 500 });
    await until(async () => (await (await queue.getJob('bad')).getState()) === 'failed');
    assert.match((await queue.getJob('bad')).failedReason, /stalled more than allowable limit/);
    assert.ok(!last.lines.includes('took bad'));
    await end(last);
  },
};

const redis = start('redis-server', ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder,
  '--maxmemory-policy', 'noeviction'].map(String));
try {
  await until(() => new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); }).on('error', () => resolve(false));
  }));
  for (const [name, run] of Object.entries(tests)) {
    const began = Date.now();
    try {
      await run();
      console.log(`ok   ${name} (${Date.now() - began} ms)`);
    } catch (error) {
      failed = true;
      console.log(`FAIL ${name}\n${error.stack}`);
    }
  }
} finally {
  await Promise.race([Promise.allSettled(open.map((one) => one.close())), sleep(5000)]);
  for (const child of children) child.kill('SIGKILL');
  redis.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
