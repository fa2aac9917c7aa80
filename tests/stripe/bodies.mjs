// Writes the lives in both shapes, bodies/<shape>/<life>.json; with --check compares instead, and holds the code that writes them
// against the stripe package's type definitions. Called by ctest.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { lives } from './lives.mjs';
import * as shape2024 from './shape_2024.mjs';
import * as shape2026 from './shape_2026.mjs';

const here = new URL('.', import.meta.url);
const check = process.argv.includes('--check');
let wrong = 0;
for (const [name, shape] of Object.entries({ 2024: shape2024, 2026: shape2026 })) {
  const folder = new URL(`bodies/${name}/`, here);
  mkdirSync(folder, { recursive: true });
  for (const [life, steps] of Object.entries(lives())) {
    const file = new URL(`${life}.json`, folder);
    const text = `[\n${steps.map((step) => JSON.stringify(shape.event(step))).join(',\n')}\n]\n`;
    if (!check) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      console.error(`${file.pathname} is not what the lives say; node tests/stripe/bodies.mjs writes it anew`);
      ++wrong;
    }
  }
  if (!check) continue;
  const tsc = new URL('../../third_party/node_modules/typescript/bin/tsc', here).pathname;
  try {
    execFileSync(process.execPath, [tsc, '-p', new URL(`tsconfig.${name}.json`, here).pathname], { stdio: ['ignore', 'inherit', 'inherit'] });
  } catch {
    console.error(`shape_${name}.mjs doesn't fit the stripe package's types`);
    ++wrong;
  }
}
process.exit(wrong === 0 ? 0 : 1);
