// The text of prisma/schema.prisma from a live database: as Prisma's engine reads the tables, under names for people.
const head = `// What stands in PostgreSQL, for programs in Node. Made by \`make prisma\` from the migrations, which stay ours: \`prisma migrate\` is
// not for this database. CHECK constraints aren't shown: states, plans and severities are words in texts. Times are milliseconds.
`;

const base = `generator client {
  provider        = "prisma-client"
  output          = "client"
  previewFeatures = ["partialIndexes"]
}

datasource db {
  provider = "postgresql"
}
`;

// Where the table's own name says too much or the plural too little.
const models = { analysis_issue: 'Issue', analysis_found: 'FoundBatch' };
const plurals = { analysis: 'analyses', foundBatch: 'foundBatches' };

const capital = (word) => word[0].toUpperCase() + word.slice(1);
const small = (word) => word[0].toLowerCase() + word.slice(1);
const fieldName = (column) => column.split('_').map((word, at) => (at === 0 ? word : capital(word))).join('');
const modelName = (table) => models[table] ?? capital(fieldName(table));
const plural = (name) => plurals[name] ?? (/(s|x|ch)$/.test(name) ? `${name}es` : /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`);
const fieldNames = (list) => list.split(/,\s*/).map((entry) => entry.replace(/^\w+/, fieldName)).join(', ');

function renamedField(line, tables) {
  const [, indent, name, type, many, rest] = /^(\s+)(\w+)\s+(\w+)((?:\[\]|\?)?)(.*)$/.exec(line);
  if (!tables.has(type)) {
    const mapped = fieldName(name);
    return `${indent}${mapped} ${type}${many}${rest}${mapped === name ? '' : ` @map("${name}")`}`;
  }
  const model = modelName(type);
  const called = name === type ? small(model) : fieldName(name);
  const fields = rest.replace(/(fields|references): \[([^\]]*)\]/g, (_, word, list) => `${word}: [${fieldNames(list)}]`);
  return `${indent}${many === '[]' ? plural(called) : called} ${model}${many}${fields}`;
}

// Models and fields get names as Node's people write them, and @map and @@map say what they are in the database.
export function renamed(introspected) {
  const lines = introspected.split('\n').filter((line) => !line.startsWith('///'));
  const tables = new Set(lines.flatMap((line) => /^model (\w+)/.exec(line)?.slice(1) ?? []));
  let table = null;
  return lines.map((line) => {
    const opened = /^model (\w+)/.exec(line);
    if (opened) {
      table = opened[1];
      return `model ${modelName(table)} {`;
    }
    if (table === null) return line;
    if (line === '}') {
      const mapped = modelName(table) === table ? '' : `\n  @@map("${table}")\n`;
      table = null;
      return `${mapped}}`;
    }
    if (/^\s+@@/.test(line)) return line.replace(/\[([^\]]*)\]/, (_, list) => `[${fieldNames(list)}]`);
    return line.trim() === '' ? line : renamedField(line, tables);
  }).join('\n');
}

export async function schemaOf(engine) {
  const named = renamed(await engine.introspect(base));
  // Read once more, for the engine lays the text out; it keeps the names.
  const laidOut = await engine.introspect(named);
  return head + '\n' + laidOut.split('\n').filter((line) => !line.startsWith('///')).join('\n');
}
