// prisma/schema.prisma against the live tables: it equals them, as Prisma's own engine sees it, which notices every kind of
// difference; and the client that is made from it reads an analysis with its issues. prisma.mjs PRISMA_DATABASE THIRD_PARTY
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { withClient } from './client.mjs';
import { withDatabase } from './database.mjs';
import { packagesOf, schemaEngine } from './engine.mjs';
import { schemaOf } from './schema.mjs';

const [program, thirdParty] = process.argv.slice(2);
const schema = readFileSync('prisma/schema.prisma', 'utf8');
const { require } = packagesOf(thirdParty);

// One thing changed in the schema, each of another kind, and what the engine must say about it.
const changes = [
  ['a type', /(total_?issues\s+)BigInt/i, '$1Int', /"analysis" ALTER COLUMN "total_issues"/],
  ['nullability', /(sourceId\s+)String\?/, '$1String', /"source_id" DROP NOT NULL/],
  ['a default', /(retryCount\s+Int\s+@default\()0/, '$17', /"retry_count" SET DEFAULT 0/],
  ['a column that is too many', /(model Issue \{\n)/, '$1  extra String?\n', /DROP COLUMN "extra"/],
  ['a column that is missing', /  fingerprint\s+String\n/, '', /ADD COLUMN\s+"fingerprint"/],
  ['an index', /  @@index\(\[filePath\].*\n/, '', /CREATE INDEX "analysis_issue_file"/],
  ['a partial index', /where: raw\("\(state = 'RUNNING'::text\)"\)/, `where: raw("(state = 'QUEUED'::text)")`, /"job_running"/],
  ['a unique key', /  @@unique\(\[analysisId, epoch, ordinal\]\)\n/, '', /CREATE UNIQUE INDEX "analysis_issue_analysis_id_epoch_ordinal_key"/],
  ['what a deletion does', /(model Issue \{[^}]*fields: \[analysisId\].*onDelete: )Cascade/, '$1Restrict', /"analysis_issue_analysis_id_fkey".*ON DELETE CASCADE/s],
  ['a table', /model JobPause \{[^}]*\}\n/, '', /CREATE TABLE .*"job_pause"/],
];

async function equalsTheTables(engine, database) {
  assert.equal(await engine.difference(schema), null, 'run `make prisma` and commit prisma/schema.prisma');
  assert.equal(schema, await schemaOf(engine), 'prisma/schema.prisma is not as `make prisma` writes it');
  for (const [what, from, to, expected] of changes) {
    const changed = schema.replace(from, to);
    assert.notEqual(changed, schema, `the change of ${what} finds its place`);
    assert.match(await engine.difference(changed) ?? '', expected, what);
  }
  const { Client } = require('pg');
  const client = new Client(database);
  await client.connect();
  try {
    await client.query('ALTER TABLE analysis ALTER COLUMN root DROP NOT NULL');
    assert.match(await engine.difference(schema) ?? '', /"root" DROP NOT NULL/, 'a column changed in the database');
    await client.query('ALTER TABLE analysis ALTER COLUMN root SET NOT NULL');
  } finally {
    await client.end();
  }
  assert.equal(await engine.difference(schema), null);
}

async function clientReads(database) {
  await withClient(thirdParty, 'tests/prisma/read.ts', (compiled) => {
    const found = JSON.parse(execFileSync(process.execPath, [compiled, JSON.stringify(database)], { encoding: 'utf8' }));
    assert.deepEqual(found, {
      status: 'COMPLETED', created: '1700000000005', totalIssues: 3, severe: 1,
      project: { id: 'shop', name: 'A shop', account: { email: 'ada@example.org' } },
      issues: [
        { id: 'iss_1', filePath: 'a/b.py', line: 1, severity: 'HIGH', message: 'It\'s a \\n "trap"', code: 'first line\n  \tsecond \\. line', confidence: 0.3 },
        { id: 'iss_2', filePath: 'ß/日本.py', line: 1, severity: 'INFO', message: '\\N', code: '', confidence: 1 },
        { id: 'ISS_3', filePath: 'ß/日本.py', line: 2, severity: 'INFO', message: ' ', code: '', confidence: 0.1 },
      ],
    });
  });
}

await withDatabase(program, async (database) => {
  const engine = await schemaEngine(thirdParty, database);
  try {
    await equalsTheTables(engine, database);
  } finally {
    await engine.close();
  }
  await clientReads(database);
});
console.log(`the schema equals the tables, ${changes.length + 1} changes were noticed, and the client reads an analysis with its issues`);
