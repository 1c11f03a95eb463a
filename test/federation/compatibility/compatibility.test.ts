import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from '@jest/globals';
import { describeInstalled } from '../../support/optional-program.js';
import { features } from './features.js';
import { folder, runSuite } from './run-suite.js';
import type { SuiteTest } from './run-suite.js';

it('is told of in docs/testing.md, feature by feature', () => {
  const document = readFileSync(new URL('../../../docs/testing.md', import.meta.url), 'utf8');
  const section = document.split('\n## ').find((one) => one.startsWith("Apollo's compatibility suite")) ?? '';
  const told = [...section.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, feature]) => feature);
  expect(told).toEqual(features);
});

describeInstalled(folder, "Apollo's subgraph compatibility suite", () => {
  let tests: readonly SuiteTest[] = [];

  // One run tells all of it: the suite takes a jest, a router and three subgraphs.
  beforeAll(async () => {
    tests = await runSuite();
  }, 120_000);

  it('looks at the features that are known here, and at no other', () => {
    expect(new Set(tests.map(({ feature }) => feature))).toEqual(new Set(features));
  });

  it.each(features)('passes for %s', (feature) => {
    const own = tests.filter((test) => test.feature === feature);
    expect(own.length).toBeGreaterThan(0);
    expect(own.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
