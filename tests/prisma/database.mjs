// The server that prisma_database starts, for as long as `use` takes.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export async function withDatabase(program, use) {
  const child = spawn(program, [], { stdio: ['pipe', 'pipe', 'inherit'] });
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
