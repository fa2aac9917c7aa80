// What a listener costs: 2,000 streams of events of one waiting analysis, and the memory of the server's processes with them over
// that without them. Usage: node listeners.mjs INSIGHT
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const listeners = 2000;
const work = mkdtempSync(path.join(tmpdir(), 'insight-listeners-'));
mkdirSync(path.join(work, 'code'));
const server = spawn(process.argv[2], ['serve', '--data', path.join(work, 'data'), '--port', '0', '--allow-root', path.join(work, 'code'), '--rate-limit', '0',
  '--workers', '0', '--event-streams', String(listeners), '--concurrent-requests', '0', '--quiet'], { stdio: ['ignore', 'pipe', 'inherit'] });
const url = await new Promise((resolve) => {
  let out = '';
  server.stdout.on('data', (text) => {
    const ready = /(http:\S+)/.exec((out += text));
    if (ready) resolve(ready[1]);
  });
});
const post = async (where, body, token = '') => (await fetch(url + where, { method: 'POST', body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` } })).json();
const { accessToken: token } = await post('/api/auth/register', { email: 'b@example.org', password: 'a long enough one', name: 'Bench' });
const { id } = await post('/api/insight/analysis?createProject=true', { projectId: 'bench', path: path.join(work, 'code'), detectors: ['security'] }, token);
const resident = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]);
const threads = () => Number(/Threads:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]);

const agent = new http.Agent({ maxSockets: Infinity });
let begun = 0, ended = 0;
const listen = () => new Promise((resolve, reject) => {
  http.get(`${url}/api/insight/analysis/${id}/events`, { agent, headers: { Authorization: `Bearer ${token}` } }, (answer) => {
    if (answer.statusCode === 503) {  // it has enough to answer just now
      answer.resume();
      pause(200).then(listen).then(resolve, reject);
      return;
    }
    if (answer.statusCode !== 200) {
      answer.on('data', (text) => reject(new Error(`answered ${answer.statusCode}: ${text}`)));
      return;
    }
    let heard = '';
    answer.on('data', (text) => {
      if (heard === '') ++begun, resolve();
      heard += text;
    });
    answer.on('end', () => (ended += heard.includes('event: done') ? 1 : 0));
  }).on('error', reject);
});
const before = resident();
for (let i = 0; i < listeners; i += 50) await Promise.all(Array.from({ length: 50 }, listen));
await pause(1000);
const during = resident();
const withThreads = threads();
const began = Date.now();
await post(`/api/insight/analysis/${id}/cancel`, {}, token);
while (ended < listeners && Date.now() - began < 30000) await pause(5);
const took = Date.now() - began;
console.log(`${`${listeners} listeners to an analysis: memory each`.padEnd(62)} ${((during - before) / listeners).toFixed(1).padStart(6)}   KB (${(before / 1024).toFixed(0)} MB before, ${(during / 1024).toFixed(0)} MB with ${begun} of them, ${withThreads} threads; the end reached ${ended} in ${took} ms)`);
server.kill('SIGKILL');
rmSync(work, { recursive: true, force: true });
process.exit(ended === listeners ? 0 : 1);
