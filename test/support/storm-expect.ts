import { expect } from '@jest/globals';
import type { StormReport } from './storm-report.js';
import { operationMs } from './storm-sandbox.js';

/** Answers that a client may get on its way to an id. */
const harmless = ['CREATED', 'REPLAYED', 'OUTCOME_UNKNOWN', 'UPSTREAM_TIMEOUT', 'UPSTREAM_UNAVAILABLE'];
/** For an answer of a gateway that shares two cores with everybody else. */
const crowdedMs = 7000;

/** Expects one conversation for each consumer, and its one id with all clients, however the way there was. */
export function expectOneEach(report: StormReport): void {
  const none = { notOne: 0, withoutId: 0, withTwoIds: 0, withWrongId: 0, repeatedMessages: 0 };
  expect(report).toMatchObject({ ...none, conversations: report.consumers, killed: 1 });
  expect(Object.keys(report.answers).filter((word) => !harmless.includes(word))).toEqual([]);
  // LivePerson is asked again only where an answer was lost or a replica killed, never for a retry.
  expect(report.postsUpstream).toBeLessThanOrEqual(
    report.consumers + 2 * report.answersLost + report.interrupted,
  );
  // A storm that nobody felt proves nothing.
  expect(report.answersLost).toBeGreaterThanOrEqual(Math.floor(report.consumers / 10));
  expect(Math.min(report.webhooksDropped, report.givenUp, report.interrupted)).toBeGreaterThan(0);
  expect(report.replays).toBeGreaterThan(report.consumers);
  expect(report.slowestMs).toBeLessThan(operationMs + crowdedMs);
}
