import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** True for a file of which something is left when its types are gone. */
const runs = (path) =>
  /^(?:export )?(?:abstract |async )*(?:const|let|function|class|enum)\b/m.test(readFileSync(path, 'utf8'));

/** Files that hold types alone: nothing of them can be run, so no test could cover them. */
const typesAlone = () =>
  readdirSync(join(import.meta.dirname, 'src'), { recursive: true })
    .filter((path) => path.endsWith('.ts') && !runs(join(import.meta.dirname, 'src', path)))
    .map((path) => `!src/${path}`);

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Tests are in test; src is looked through for what no test loads, which counts as uncovered.
  roots: ['<rootDir>/test', '<rootDir>/src'],
  testMatch: ['**/*.test.ts'],
  // `npm run test:long` runs those of test/long, and ignores nothing of them.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/long/'],
  // Installed on demand, for a jest of its own.
  modulePathIgnorePatterns: ['<rootDir>/test/federation/compatibility/suite/'],
  extensionsToTreatAsEsm: ['.ts'],
  // Sources import each other by the name they have once built (`./x.js`).
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': '@swc/jest' },
  setupFiles: ['<rootDir>/test/support/setup.ts'],
  // Half of a suite's time is waiting: three of them keep two cores at work.
  maxWorkers: 3,
  // Jest never lets go of a file's modules, and V8 counts coverage of all of them again for each file: with new
  // processes counting adds 32 s to the unit tests instead of 115. Without counting the limit makes no difference.
  workerIdleMemoryLimit: '150MB',
  // In CI where every suite runs, and by `npm run coverage`: what runs in processes of its own, such as src/main.ts, is not counted.
  collectCoverage: process.env.CI === 'true' && process.argv.length === 2,
  collectCoverageFrom: ['src/**/*.ts', '!src/main.ts', '!src/cli/main.ts', ...typesAlone()],
  coverageProvider: 'v8',
  coverageReporters: ['text-summary', 'json-summary'],
  coverageThreshold: { global: { lines: 95, branches: 90 } },
  // Enough for a program to start on a busy machine: see test/support/spawned-program.ts.
  testTimeout: 60_000,
};
