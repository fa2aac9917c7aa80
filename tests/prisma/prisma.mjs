// prisma/schema.prisma against the live tables: it equals them, as Prisma's own engine sees it, which notices every kind of
// difference; and the client that is made from it reads an analysis with its issues. prisma.mjs PRISMA_DATABASE THIRD_PARTY
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withDatabase } from './database.mjs';
import { packagesOf, schemaEngine } from './engine.mjs';
import { schemaOf } from './schema.mjs';

const [program, thirdParty] = process.argv.slice(2);
const schema = readFileSync('prisma/schema.prisma', 'utf8');
const { require, load } = packagesOf(thirdParty);

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

// As `prisma generate` does it, without its look for a native engine that generating doesn't need.
async function generate(folder) {
  const { getGenerators } = require('@prisma/internals');
  const { PrismaClientTsGenerator } = await load('@prisma/client-generator-ts');
  const file = path.join(folder, 'schema.prisma');
  writeFileSync(file, schema);
  const generators = await getGenerators({ schemaContext: await require('@prisma/internals').loadSchemaContext({ schemaPath: { cliProvidedPath: file }, printLoadMessage: false }),
    registry: { 'prisma-client': { type: 'in-process', generator: new PrismaClientTsGenerator() } } });
  for (const generator of generators) {
    await generator.generate();
    generator.stop();
  }
}

async function clientReads(database) {
  const folder = mkdtempSync(path.join(tmpdir(), 'insight-prisma-'));
  try {
    symlinkSync(path.resolve(thirdParty, 'node_modules'), path.join(folder, 'node_modules'));
    writeFileSync(path.join(folder, 'package.json'), '{"type": "module"}');
    copyFileSync('tests/prisma/read.ts', path.join(folder, 'read.ts'));
    await generate(folder);
    execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '--strict', '--target', 'es2023', '--module', 'nodenext',
      '--skipLibCheck', '--rewriteRelativeImportExtensions', '--types', 'node', 'read.ts'], { cwd: folder, stdio: 'inherit' });
    const found = JSON.parse(execFileSync(process.execPath, ['read.js', JSON.stringify(database)], { cwd: folder, encoding: 'utf8' }));
    assert.deepEqual(found, {
      status: 'COMPLETED', created: '1700000000005', totalIssues: 3, severe: 1,
      project: { id: 'shop', name: 'A shop', account: { email: 'ada@example.org' } },
      issues: [
        { id: 'iss_1', filePath: 'a/b.py', line: 1, severity: 'HIGH', message: 'It\'s a \\n "trap"', code: 'first line\n  \tsecond \\. line', confidence: 0.3 },
        { id: 'iss_2', filePath: 'ß/日本.py', line: 1, severity: 'INFO', message: '\\N', code: '', confidence: 1 },
        { id: 'ISS_3', filePath: 'ß/日本.py', line: 2, severity: 'INFO', message: ' ', code: '', confidence: 0.1 },
      ],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
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
