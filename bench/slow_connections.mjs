// What 2,000 connections that send a byte a second, half of them headers and half of them bodies, do to everybody else: the 99th
// percentile of ordinary requests with them over that without them, median of five rounds. Usage: node slow_connections.mjs INSIGHT
//
// Two servers are asked in the same seconds, and in turns one of them has the slow ones, so that whatever else the machine does disturbs
// both alike. The slow ones live in a process of their own and come back as soon as they are closed.
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const slow_ones = 2000;
const rounds = 5;
const callers = 4; // each asks again 5 ms after its answer
const seconds = 4;

// --- the slow ones ---

function dribble(port) {
  const open = new Set();
  const start = (i) => {
    const socket = net.connect(port, '127.0.0.1');
    const head = i % 2 === 0 ? 'GET /livez HTTP/1.1\r\nHost: a\r\nX: ' : 'POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n';
    socket.on('connect', () => socket.write(head));
    socket.on('error', () => {});
    socket.on('data', () => {});
    socket.on('close', () => {
      open.delete(socket);
      setTimeout(start, 100, i);
    });
    socket.turn = i % 50;
    open.add(socket);
  };
  for (let i = 0; i < slow_ones; ++i) setTimeout(start, i / 2, i);
  let turn = 0;
  setInterval(() => {
    turn = (turn + 1) % 50;
    for (const socket of open) if (socket.turn === turn && socket.readyState === 'open') socket.write('x');
  }, 20);
  setInterval(() => process.send([...open].filter((socket) => socket.readyState === 'open').length), 200);
}

// --- everybody else ---

function ask(agent, port) {
  return new Promise((resolve, reject) => {
    const began = process.hrtime.bigint();
    http
      .get({ host: '127.0.0.1', port, path: '/livez', agent }, (answer) => {
        answer.resume();
        answer.on('end', () => (answer.statusCode === 200 ? resolve(Number(process.hrtime.bigint() - began) / 1e6) : reject(new Error(`answered ${answer.statusCode}`))));
      })
      .on('error', reject);
  });
}

async function percentile99(port) {
  const times = [];
  const until = Date.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      while (Date.now() < until) {
        times.push(await ask(agent, port));
        await pause(5);
      }
      agent.destroy();
    }),
  );
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.99)];
}

async function start(program, data) {
  const server = spawn(program, ['serve', '--data', data, '--port', '0', '--rate-limit', '0', '--quiet'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const port = await new Promise((resolve) => {
    let out = '';
    server.stdout.on('data', (text) => {
      const ready = /:(\d+)\s*$/.exec((out += text));
      if (ready) resolve(Number(ready[1]));
    });
  });
  return { server, port };
}

async function main(program) {
  const work = mkdtempSync(join(tmpdir(), 'insight-slow-'));
  const pair = [await start(program, join(work, 'a')), await start(program, join(work, 'b'))];
  await Promise.all(pair.map(({ port }) => percentile99(port))); // warm
  const ratios = [];
  for (let round = 0; round < rounds; ++round) {
    const [crowded, quiet] = round % 2 === 0 ? pair : [pair[1], pair[0]];
    const crowd = fork(process.argv[1], ['--dribble', String(crowded.port)]);
    let open = 0;
    crowd.on('message', (count) => (open = count));
    for (let i = 0; open < slow_ones * 0.95 && i < 100; ++i) await pause(100);
    await pause(500);
    const [beside, alone] = await Promise.all([percentile99(crowded.port), percentile99(quiet.port)]);
    ratios.push(beside / alone);
    console.error(`round ${round + 1}: p99 ${alone.toFixed(2)} ms alone, ${beside.toFixed(2)} ms beside ${open} slow connections`);
    crowd.kill('SIGKILL');
    await pause(1000);
  }
  ratios.sort((a, b) => a - b);
  for (const { server } of pair) server.kill();
  rmSync(work, { recursive: true, force: true });
  const title = `p99 beside ${slow_ones} slow connections / alone`;
  console.log(`${title.padEnd(62)} ${ratios[Math.floor(rounds / 2)].toFixed(2).padStart(6)}   (median of ${ratios.map((r) => r.toFixed(2)).join(', ')}; aim: 1.5 or less)`);
}

if (process.argv[2] === '--dribble') dribble(Number(process.argv[3]));
else await main(process.argv[2]);
