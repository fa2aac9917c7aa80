// A client made from prisma/schema.prisma, with TypeScript sources that use it, compiled in a folder of their own.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packagesOf } from './engine.mjs';

// As `prisma generate` does it, without its look for a native engine that generating doesn't need.
async function generate(folder, { require, load }) {
  const { getGenerators } = require('@prisma/internals');
  const { PrismaClientTsGenerator } = await load('@prisma/client-generator-ts');
  const file = path.join(folder, 'schema.prisma');
  writeFileSync(file, readFileSync('prisma/schema.prisma'));
  const generators = await getGenerators({ schemaContext: await require('@prisma/internals').loadSchemaContext({ schemaPath: { cliProvidedPath: file }, printLoadMessage: false }),
    registry: { 'prisma-client': { type: 'in-process', generator: new PrismaClientTsGenerator() } } });
  for (const generator of generators) {
    await generator.generate();
    generator.stop();
  }
}

// `use` is given the compiled file, beside which stands the client; both go when it is done.
export async function withClient(thirdParty, source, use) {
  const packages = packagesOf(thirdParty);
  const folder = mkdtempSync(path.join(tmpdir(), 'insight-prisma-'));
  try {
    symlinkSync(path.resolve(thirdParty, 'node_modules'), path.join(folder, 'node_modules'));
    writeFileSync(path.join(folder, 'package.json'), '{"type": "module"}');
    const name = path.basename(source);
    copyFileSync(source, path.join(folder, name));
    await generate(folder, packages);
    execFileSync(process.execPath, [packages.require.resolve('typescript/bin/tsc'), '--strict', '--target', 'es2023', '--module', 'nodenext',
      '--skipLibCheck', '--rewriteRelativeImportExtensions', '--types', 'node', name], { cwd: folder, stdio: 'inherit' });
    return await use(path.join(folder, name.replace(/\.ts$/, '.js')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
