// The server that prisma_database starts, for as long as `use` takes; `words`: what it is told.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export async function withDatabase(program, use, words = []) {
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  try {
    const line = await new Promise((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve);
      ended.then((code) => reject(new Error(`${program} ended with ${code}`)));
    });
    return await use(JSON.parse(line));
  } finally {
    child.stdin.end();
    await ended;
  }
}
