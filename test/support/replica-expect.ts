import { expect } from '@jest/globals';
import type { ReplicaReport } from './replica-report.js';
import { noDifferences } from './webhook-count.js';

/** LivePerson waits so long for an answer (WHP). */
const answerWithinMs = 2500;

/** Expects that everybody heard each event once in one order, that lists are in LivePerson's, and no late answer. */
export function expectOneOrder(report: ReplicaReport, killed: 0 | 1): void {
  expect(report).toMatchObject({ ...noDifferences, statesBackwards: 0, misorderedLists: 0, killed });
  expect(report.answerMaxMs).toBeLessThan(answerWithinMs);
  if (killed === 0) expect(report.resumed).toBe(0);
  else expect(report.resumed).toBeGreaterThanOrEqual(Math.floor(report.subscribers / report.replicas));
}
