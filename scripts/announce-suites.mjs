// The first line of `npm test`: which programs outside npm were found, and so which suites run.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const folders = (process.env.PATH ?? '').split(delimiter);
const isHere = (program) => folders.some((folder) => existsSync(join(folder, program)));
const programs = [
  { name: 'Chromium', program: 'chromium', suites: 'test/browser' },
  { name: 'Redis', program: 'redis-server', suites: 'stores, crashes, replicas' },
];
const required = process.env.CI === 'true' || process.env.REQUIRE_ALL === '1';

const found = programs.map(({ name, program, suites }) => {
  const word = isHere(program)
    ? 'found'
    : required
      ? 'MISSING, which is a failure here'
      : 'not found, skipped';
  return `${name}: ${word} (${suites})`;
});
console.log(`Programs from outside npm: ${found.join('; ')}.`);
