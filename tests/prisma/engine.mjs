// Prisma's schema engine as npm ships it in WebAssembly, on a live PostgreSQL: what `prisma db pull` and `prisma migrate diff` ask
// of the native one, which would have to be downloaded from elsewhere.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

// Packages of the folder that the scripts are given, as modules.
export function packagesOf(thirdParty) {
  const require = createRequire(path.resolve(thirdParty, 'x.js'));
  return { require, load: (name) => import(pathToFileURL(require.resolve(name))) };
}

async function instantiate({ require, load }) {
  // The engine tells of its panics here before it dies of them.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(`prisma's schema engine: ${message}`) };
  const bindings = await load('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm');
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings;
}

// The adapter has no place for PostgreSQL's type "char" (18), in which the catalog tells kinds of constraints.
function knowingChars(PrismaPg, ColumnTypeEnum, opened) {
  const char = 18, text = 25;
  return class extends PrismaPg {
    async connect() {
      const adapter = await super.connect();
      opened.push(adapter);
      const chars = new WeakMap();
      const [performIO, queryRaw] = [adapter.performIO.bind(adapter), adapter.queryRaw.bind(adapter)];
      adapter.performIO = async (query) => {
        const result = await performIO(query);
        chars.set(query, result.fields.flatMap((field, at) => (field.dataTypeID === char ? [at] : [])));
        for (const at of chars.get(query)) result.fields[at].dataTypeID = text;
        return result;
      };
      adapter.queryRaw = async (query) => {
        const result = await queryRaw(query);
        for (const at of chars.get(query)) result.columnTypes[at] = ColumnTypeEnum.Character;
        return result;
      };
      return adapter;
    }
  };
}

// `database`: host, database and user, as node's pg takes them.
export async function schemaEngine(thirdParty, database) {
  const packages = packagesOf(thirdParty);
  const { PrismaPg } = await packages.load('@prisma/adapter-pg');
  const { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } = await packages.load('@prisma/driver-adapter-utils');
  const { SchemaEngine } = await instantiate(packages);
  const opened = [];
  const factory = bindMigrationAwareSqlAdapterFactory(new (knowingChars(PrismaPg, ColumnTypeEnum, opened))(database));
  const filesOf = (schema) => [{ path: 'schema.prisma', content: schema }];
  const withEngine = async (schema, use) => {
    const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, factory);
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  };
  return {
    // The live tables as a schema, which keeps the names that `schema` gives them.
    introspect: (schema) => withEngine(schema, async (engine) => {
      const found = await engine.introspect({ schema: { files: filesOf(schema) }, baseDirectoryPath: '.', force: false,
        compositeTypeDepth: 0, namespaces: null });
      return found.schema.files[0].content;
    }),
    // The SQL that would make a database of the schema into the live one; nothing when they are equal.
    difference: (schema) => withEngine(schema, async (engine) => {
      const { exitCode, stdout } = await engine.diff({ from: { tag: 'schemaDatamodel', files: filesOf(schema) },
        to: { tag: 'schemaDatasource', files: filesOf(schema), configDir: '.' }, script: true, exitCode: true,
        shadowDatabaseUrl: null, filters: { externalTables: [], externalEnums: [] } });
      if (exitCode !== 0 && exitCode !== 2) throw new Error(`the engine ended with ${exitCode}: ${stdout}`);
      return exitCode === 0 ? null : stdout;
    }),
    // It leaves its connections open.
    close: () => Promise.all(opened.splice(0).map((adapter) => adapter.dispose())),
  };
}
