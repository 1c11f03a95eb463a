// Compares the schema with that of the last release: `node dist/scripts/check-schema.js [released] [next]`.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judgeSchema } from './judge-schema.js';

// This file runs as dist/scripts/check-schema.js.
const inProject = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const [released = inProject('schema.released.graphql'), next = inProject('schema.graphql')] =
  process.argv.slice(2);

if (!existsSync(released)) {
  console.log('Nothing is released yet: there is no schema.released.graphql to compare with.');
} else {
  const { refused, announced, dangerous } = await judgeSchema(
    readFileSync(released, 'utf8'),
    readFileSync(next, 'utf8'),
  );
  const list = (heading: string, lines: readonly string[]): void => {
    if (lines.length > 0) console.log([heading, ...lines].join('\n  '));
  };
  list('Gone, as the last release announced:', announced);
  list('Dangerous, so say it in CHANGELOG.md:', dangerous);
  list('Breaks what the last release promised; deprecate it in a release first:', refused);
  console.log(refused.length > 0 ? 'The schema is refused.' : 'The schema keeps what was promised.');
  if (refused.length > 0) process.exitCode = 1;
}
