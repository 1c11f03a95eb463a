import { describe, expect, it } from '@jest/globals';
import { GatewayError } from '../../../src/errors/gateway-error.js';
import { TransportFailure } from '../../../src/errors/transport-failure.js';
import type { TransportFailureKind } from '../../../src/errors/transport-failure.js';
import { verdictOf } from '../../../src/http/verdict.js';

const quick = { durationMs: 999, isSenders: false };
const slow = { durationMs: 1000, isSenders: false };
const answered = (status: number) => ({ answer: { status, body: undefined } });
const ended = (kind: TransportFailureKind, reason?: Error) => {
  const cause = new TransportFailure(kind, true, reason);
  return { error: new GatewayError('UPSTREAM_UNAVAILABLE', 'No answer.', { cause }) };
};
const timedOut = (reason?: Error) => ended('timeout', reason);

describe('verdictOf', () => {
  it.each([
    [200, 'good'],
    [302, 'good'],
    [401, 'good'],
    [404, 'good'],
    [428, 'good'],
    [429, 'bad'],
    [430, 'good'],
    [499, 'good'],
    [500, 'bad'],
    [503, 'bad'],
  ])('takes an answer with %i for %s', (status, verdict) => {
    expect(verdictOf(answered(status), quick)).toBe(verdict);
  });

  it.each([
    ['connect', 'bad'],
    ['broken', 'bad'],
    ['tooLarge', 'good'],
    ['aborted', 'neither'],
    ['hostNotAllowed', 'neither'],
    ['malformed', 'neither'],
  ] as const)('takes a call that ended by %s for %s, however long it ran', (kind, verdict) => {
    expect(verdictOf(ended(kind), quick)).toBe(verdict);
    expect(verdictOf(ended(kind), slow)).toBe(verdict);
  });

  it('takes what the dispatcher calls a time-out for bad, however short it was', () => {
    expect(verdictOf(timedOut(new Error('headers')), quick)).toBe('bad');
  });

  it('takes the end of the request’s time for bad only where the service had a second', () => {
    expect(verdictOf(timedOut(), quick)).toBe('neither');
    expect(verdictOf(timedOut(), slow)).toBe('bad');
  });

  it('takes the pace of a sender for no sign', () => {
    expect(verdictOf(timedOut(), { durationMs: 60_000, isSenders: true })).toBe('neither');
  });

  it('takes a fault of the gateway for no sign', () => {
    expect(verdictOf({ error: new TypeError('a mistake') }, slow)).toBe('neither');
    expect(verdictOf({ error: undefined }, slow)).toBe('neither');
  });
});
