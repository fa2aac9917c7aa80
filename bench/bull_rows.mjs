// A BullMQ job that has its row in PostgreSQL: our worker, with all that the job protocol asks for (the fair turn, the caps, the lease,
// the log of attempts), over Node's worker that runs two bare statements, claim and finish, for each. Empty jobs, in turns, the best
// of three: bull_rows.mjs BULL_ROWS PRISMA_DATABASE THIRD_PARTY [JOBS]
import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withDatabase } from '../tests/prisma/database.mjs';

const [bullRows, prismaDatabase, thirdParty, jobs = '3000'] = process.argv.slice(2);
const require = createRequire(path.resolve(thirdParty, 'x.js'));
const { Queue, Worker } = require('bullmq');
const Redis = require('ioredis');
const { Pool } = require('pg');
const count = Number(jobs);
const folder = mkdtempSync(path.join(tmpdir(), 'insight-bull-rows-'));
const port = 20000 + Math.floor(Math.random() * 20000);
const server = spawn('redis-server', ['--port', port, '--bind', '127.0.0.1', '--save', '', '--dir', folder].map(String), { stdio: 'ignore' });
await pause(500);
const redis = new Redis({ host: '127.0.0.1', port });

const claim = `UPDATE job SET state = 'RUNNING', epoch = epoch + 1, starts = starts + 1, worker = 'node', lease_until = $3
  WHERE id = $1 AND dispatch = $2 AND state = 'QUEUED' RETURNING epoch`;
const finish = `UPDATE job SET state = 'COMPLETED', finished_at = $3, lease_until = NULL, progress = 100
  WHERE id = $1 AND epoch = $2 AND state = 'RUNNING'`;

async function theirs(pool, concurrency) {
  await pool.query(`INSERT INTO job (id, kind, tenant, state, priority, weight, tenant_cap, vft, seq, run_after, created_at)
    SELECT 'node-' || n, 'BENCH', 'bench', 'QUEUED', 0, 1, 1000, n, nextval('job_seq'), 0, 0 FROM generate_series(1, ${count}) n`);
  const connection = { host: '127.0.0.1', port, maxRetriesPerRequest: null };
  const queue = new Queue('bench', { connection });
  for (let i = 0; i < count; i += 500)
    await queue.addBulk(Array.from({ length: 500 }, (_, n) => ({ name: 'n', data: { id: `node-${i + n + 1}` }, opts: { jobId: `node-${i + n + 1}.1` } })));
  let done = 0, first, last;
  const worker = new Worker('bench', async ({ data: { id } }) => {
    const { rows: [row] } = await pool.query({ name: 'claim', text: claim, values: [id, 1, Date.now() + 10_000] });
    await pool.query({ name: 'finish', text: finish, values: [id, row.epoch, Date.now()] });
    last = Date.now();
    first ??= last;
    ++done;
  }, { connection, concurrency });
  while (done < count) await pause(20);
  await worker.close();
  await queue.close();
  return count / ((last - first) / 1000);
}

function ours(address, concurrency) {
  execFileSync(bullRows, ['fill', address, jobs]);
  return Number(execFileSync(bullRows, ['work', address, `redis://127.0.0.1:${port}`, String(concurrency), jobs], { encoding: 'utf8' }));
}

try {
  await withDatabase(prismaDatabase, async (database) => {
    const pool = new Pool({ ...database, max: 50 });
    const address = `postgres://${database.user}@/${database.database}?host=${database.host}`;
    for (const concurrency of [1, 50]) {
      const best = { ours: 0, theirs: 0 };
      for (let round = 0; round < 3; ++round) {
        for (const who of ['ours', 'theirs']) {
          best[who] = Math.max(best[who], await (who === 'ours' ? ours(address, concurrency) : theirs(pool, concurrency)));
          await pool.query('DELETE FROM job_attempt; DELETE FROM job; DELETE FROM job_tenant');
          await redis.flushall();
        }
      }
      console.log(`${`BullMQ with its row, concurrency ${concurrency}: ours / Node's`.padEnd(62)} ${(best.ours / best.theirs).toFixed(2).padStart(6)}   (${best.ours.toFixed(0)}/s over ${best.theirs.toFixed(0)}/s)`);
    }
    await pool.end();
  }, ['empty']);
} finally {
  redis.disconnect();
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
