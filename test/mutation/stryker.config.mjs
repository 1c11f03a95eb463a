// Mutation testing of one room, by ROOM=<room>; docs/testing.md has the command and its results.
/**
 * What is mutated of each room, and the tests of test/unit that speak of it. Each mutant runs them again, so both are few:
 * of http what decides, without what waits for sockets; of liveperson what reads and signs, without the plain builders.
 */
const rooms = {
  errors: {
    files: '*',
    tests: ['errors/*', 'graphql/public-error', 'http/retry-policy', 'life/responses'],
  },
  http: {
    files: '{retry-policy,circuit-breaker,private-address,rolling-count,retry-budget,verdict}',
    tests: ['http/{retry-policy,circuit-breaker,private-address,retry-budget,rolling-count,verdict}'],
  },
  liveperson: {
    files: '{read-upstream-error,read-notification-event,read-content}',
    tests: [
      'liveperson/read-upstream-error',
      'reads/{read-content,read-event-message}',
      'webhooks/{facts,read-notification}',
    ],
  },
  // Has more tests than a pattern of their names can hold, so each mutant runs them all.
  signature: {
    folder: 'liveperson',
    files: 'webhook-signature',
    tests: ['webhooks/webhook-signature'],
    runsAll: true,
  },
  webhooks: {
    files: '{receive-webhook,adopt-strays,find-place,keep-told,placed,within}',
    tests: ['webhooks/{receive-webhook,refused-webhooks,counted-webhooks,adopt-strays}'],
  },
};

const name = process.env['ROOM'] ?? '';
const room = rooms[name];
if (room === undefined) throw new Error(`Set ROOM to one of ${Object.keys(rooms).join(', ')}.`);

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [`src/${room.folder ?? name}/${room.files}.ts`],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    configFile: 'jest.config.mjs',
    // Tests live in a folder of their own, where jest does not look for them by what they import.
    enableFindRelatedTests: false,
    config: {
      testMatch: room.tests.map((test) => `**/test/unit/${test}.test.ts`),
      roots: ['<rootDir>/test/unit', '<rootDir>/test/support'],
      maxWorkers: 1,
    },
  },
  coverageAnalysis: room.runsAll ? 'all' : 'perTest',
  concurrency: 1,
  // Words of errors and logs are free.
  mutator: { excludedMutations: ['StringLiteral'] },
  // Constants of a module would cost a run of every test each; documents and samples hold most of them.
  ignoreStatic: room.runsAll !== true,
  // Nothing is compiled by tsconfig.json here, and its reader would want a compiler beside it.
  tsconfigFile: 'none',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: `test-output/mutation/${name}.json` },
  clearTextReporter: { allowColor: false, logTests: false },
  tempDirName: 'test-output/stryker',
  ignorePatterns: ['bench', 'data', 'dist', 'docs', 'examples', 'sandbox'],
  disableTypeChecks: false,
  // Generous, for a busy machine: what is only slow is not caught.
  timeoutMS: 20_000,
  // Modules that jest loads anew for each mutant are never let go of.
  maxTestRunnerReuse: 30,
};
