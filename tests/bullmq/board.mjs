// Bull Board, unmodified, over HTTP, beside a server whose jobs BullMQ delivers: board.mjs INSIGHT THIRD_PARTY
// It must list our analyses with their data, progress, log and result, the one that is running with its worker, and the queue's
// events must tell the same.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const [insight, thirdParty] = process.argv.slice(2);
const require = createRequire(path.resolve(thirdParty, 'x.js'));
const { Queue, QueueEvents } = require('bullmq');
const { createBullBoard } = require('@bull-board/api');
const { BullMQAdapter } = require('@bull-board/api/bullMQAdapter');
const { ExpressAdapter } = require('@bull-board/express');
const express = require('express');

const folder = mkdtempSync(path.join(tmpdir(), 'insight-board-'));
const sources = path.join(folder, 'sources');
mkdirSync(sources);
for (let i = 0; i < 150; ++i)
  writeFileSync(path.join(sources, `m${i}.py`), 'import subprocess\nfrom flask import request\n\ndef run():\n    subprocess.run(request.args.get("n"), shell=True)\n'.repeat(40));
const children = [];
const start = (program, words) => {
  const child = spawn(program, words.map(String), { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
};
const free = () => new Promise((resolve) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)); });
});
async function until(what, seconds = 30) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(20)) {
    const found = await what();
    if (found) return found;
  }
  throw new Error(`this never came true: ${what}`);
}

let failed = false;
try {
  const port = await free();
  start('redis-server', ['--port', port, '--bind', '127.0.0.1', '--save', '', '--dir', folder]);
  await until(() => new Promise((resolve) => net.connect(port, '127.0.0.1', function () { this.destroy(); resolve(true); }).on('error', () => resolve(false))));
  const connection = { host: '127.0.0.1', port, maxRetriesPerRequest: null };
  const queue = new Queue('insight-analysis', { connection });
  const events = new QueueEvents('insight-analysis', { connection });
  await events.waitUntilReady();
  const told = [];
  for (const name of ['added', 'active', 'progress', 'completed']) events.on(name, ({ jobId }) => told.push(`${name} ${jobId}`));

  const server = start(insight, ['serve', '--data', path.join(folder, 'data'), '--port', 0, '--quiet', '--allow-root', sources,
    '--rate-limit', 0, '--queue', `redis://127.0.0.1:${port}`]);
  const url = await new Promise((resolve) => createInterface({ input: server.stdout }).on('line', (line) => {
    const at = line.indexOf('http://');
    if (at >= 0) resolve(line.slice(at));
  }));
  const post = async (where, body, token) => {
    const answer = await fetch(url + where, { method: 'POST', body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) } });
    assert.ok(answer.ok, `${where}: ${answer.status}`);
    return answer.json();
  };
  const { accessToken } = await post('/api/auth/register', { email: 'ann@example.org', password: 'correct horse battery', name: 'Ann' });
  const submit = () => post('/api/insight/analysis?createProject=true', { projectId: 'p', path: sources, detectors: ['security'] }, accessToken);

  const adapter = new ExpressAdapter();
  createBullBoard({ queues: [new BullMQAdapter(queue)], serverAdapter: adapter });
  const app = express();
  app.use(adapter.getRouter());
  const board = app.listen(0, '127.0.0.1');
  await until(() => board.address());
  const at = `http://127.0.0.1:${board.address().port}`;
  const ask = async (where) => {
    const answer = await fetch(at + where);
    assert.equal(answer.status, 200, where);
    return answer.json();
  };
  const listed = async (status) => (await ask(`/api/queues?activeQueue=insight-analysis&status=${status}&page=1&jobsPerPage=10`)).queues[0].jobs;

  const { id } = await submit();
  const running = await until(async () => (await listed('active')).find((job) => job.id === `${id}.1`));
  assert.equal(running.data.id, id);
  const workers = await until(async () => {
    const found = await queue.getWorkers();
    return found.length > 0 && found;
  });
  assert.match(workers[0].rawname, /^bull:aW5zaWdodC1hbmFseXNpcw==:w:.+-\d+$/);

  const done = await until(async () => (await listed('completed')).find((job) => job.id === `${id}.1`), 240);
  assert.deepEqual(done.returnValue, { epoch: 1 });
  assert.equal(done.data.dispatch, 1);
  const { logs } = { logs: await ask(`/api/queues/insight-analysis/${id}.1/logs`) };
  assert.match(JSON.stringify(logs), /epoch 1 begins, by /);
  await until(() => told.includes(`completed ${id}.1`));
  assert.deepEqual(told.filter((word) => !word.startsWith('progress')), [`added ${id}.1`, `active ${id}.1`, `completed ${id}.1`]);
  const page = await (await fetch(at + '/')).text();
  assert.match(page, /Bull/i);
  console.log('ok   Bull Board lists our analyses with data, log, result and worker; QueueEvents tells them');
  board.close();
  await Promise.race([Promise.allSettled([queue.close(), events.close()]), sleep(3000)]);
} catch (error) {
  failed = true;
  console.log(`FAIL ${error.stack}`);
} finally {
  for (const child of children.reverse()) child.kill('SIGKILL');
  await sleep(100);
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
