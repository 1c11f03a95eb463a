// Writes a manifest of persisted documents in Apollo's format: `npm run manifest -- [--out file] [folder ...]`.
// It lists every operation of the `.graphql` files in the folders, not of those below them; `examples` where none is
// named. Each is listed as clients that print their documents send it.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Kind, buildASTSchema, getOperationAST, parse, print, separateOperations, validate } from 'graphql';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'persisted-manifest.json' } },
});
const folders = positionals.length > 0 ? positionals : ['examples'];
const address = new URL('../schema.graphql', import.meta.url);
const schema = buildASTSchema(parse(readFileSync(address, 'utf8')), { assumeValidSDL: true });

/** The operations of one file. */
function operationsIn(path) {
  const document = parse(readFileSync(path, 'utf8'));
  const unnamed = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION && !one.name);
  if (unnamed) throw new Error(`${path}: every operation needs a name`);
  const [problem] = validate(schema, document);
  if (problem) throw new Error(`${path}: ${problem.message}`);
  return Object.entries(separateOperations(document)).map(([name, own]) => {
    const body = print(own);
    const id = createHash('sha256').update(body).digest('hex');
    return { id, name, type: getOperationAST(own, name).operation, body };
  });
}

try {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.graphql'))
      .sort()
      .map((name) => join(folder, name)),
  );
  const all = new Map(files.flatMap(operationsIn).map((operation) => [operation.id, operation]));
  const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations: [...all.values()] };
  writeFileSync(values.out, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`${values.out} lists ${all.size} operations.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
