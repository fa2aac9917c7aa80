// Writes prisma/schema.prisma anew: write.mjs PRISMA_DATABASE THIRD_PARTY. Run by `make prisma` after a migration.
import { writeFileSync } from 'node:fs';
import { withDatabase } from './database.mjs';
import { schemaEngine } from './engine.mjs';
import { schemaOf } from './schema.mjs';

const [program, thirdParty] = process.argv.slice(2);
await withDatabase(program, async (database) => {
  const engine = await schemaEngine(thirdParty, database);
  writeFileSync('prisma/schema.prisma', await schemaOf(engine));
  await engine.close();
});
console.log('prisma/schema.prisma is what the migrations make');
