// Lints the OpenAPI document with npm's @redocly/openapi-core and its recommended rules. Usage: node lint.mjs docs/openapi.json
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../third_party/package.json', import.meta.url));
const { createConfig, lintFromString } = require('@redocly/openapi-core');

const file = process.argv[2];
const config = await createConfig({
  extends: ['recommended'],
  rules: {
    'operation-operationId': 'error',
    'operation-operationId-unique': 'error',
    'operation-operationId-url-safe': 'error',
    'operation-summary': 'error',
    'operation-singular-tag': 'error',
    'operation-tag-defined': 'error',
    'operation-parameters-unique': 'error',
    'path-parameters-defined': 'error',
    'paths-kebab-case': 'error',
    'no-path-trailing-slash': 'error',
    'no-identical-paths': 'error',
    'no-unresolved-refs': 'error',
    'no-unused-components': 'off', // a way of refusing may have no route yet
    'security-defined': 'error',
    'struct': 'error',
    'no-schema-type-mismatch': 'error',
    'no-required-schema-properties-undefined': 'error',
    // Health checks and the like refuse nobody.
    'operation-4xx-response': 'error',
    // A file's own address; where it is served depends on the installation.
    'no-server-example.com': 'off',
    'info-contact': 'off',
  },
});
const problems = await lintFromString({ source: readFileSync(file, 'utf8'), absoluteRef: file, config });
for (const problem of problems)
  console.log(`${problem.severity}: ${problem.ruleId}: ${problem.message} at ${problem.location.map((place) => place.pointer).join(', ')}`);
console.log(`openapi: ${problems.length} findings of the linter`);
process.exit(problems.length === 0 ? 0 : 1);
