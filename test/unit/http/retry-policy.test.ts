import { describe, expect, it } from '@jest/globals';
import { fromTransport } from '../../../src/errors/from-upstream.js';
import type { Effect } from '../../../src/errors/outcome.js';
import { TransportFailure } from '../../../src/errors/transport-failure.js';
import type { TransportFailureKind } from '../../../src/errors/transport-failure.js';
import { nextTryIn } from '../../../src/http/retry-policy.js';
import type { Ending, Tried, TriedAnswer } from '../../../src/http/retry-policy.js';

const effects: readonly Effect[] = ['none', 'idempotent', 'once'];
const least = { most: 2, random: () => 0 };

const answer = (status: number, more: Partial<TriedAnswer> = {}): Ending<TriedAnswer> => ({
  answer: { status, ...more },
});
const failure = (effect: Effect, kind: TransportFailureKind, sent: boolean): Ending<TriedAnswer> => ({
  error: fromTransport({ service: 'idp', effect, credentials: 'gateway' }, new TransportFailure(kind, sent)),
});
const tried = (effect: Effect, ending: Ending<TriedAnswer>, more: Partial<Tried> = {}): Tried => ({
  effect,
  ending,
  repetitions: 0,
  remainingMs: 10_000,
  ...more,
});
const repeats = (effect: Effect, ending: Ending<TriedAnswer>): boolean =>
  nextTryIn(tried(effect, ending), least) !== undefined;

describe('the retry policy', () => {
  it.each(['connect', 'timeout'] as const)('tries again what was not sent: %s', (kind) => {
    expect(effects.map((effect) => repeats(effect, failure(effect, kind, false)))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it.each(['timeout', 'broken'] as const)('tries again what may be carried out twice: %s', (kind) => {
    expect(effects.map((effect) => repeats(effect, failure(effect, kind, true)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([500, 502, 503, 504, 599])('tries again what may be carried out twice: %i', (status) => {
    expect(effects.map((effect) => repeats(effect, answer(status)))).toEqual([true, true, false]);
  });

  it.each([200, 201, 204, 301, 400, 401, 403, 404, 409, 451])('takes %i for the last word', (status) => {
    expect(effects.map((effect) => repeats(effect, answer(status)))).toEqual([false, false, false]);
  });

  it.each(['aborted', 'tooLarge', 'hostNotAllowed', 'malformed'] as const)(
    'does not try again what would end the same: %s',
    (kind) => {
      for (const sent of [true, false])
        expect(effects.map((effect) => repeats(effect, failure(effect, kind, sent)))).toEqual([
          false,
          false,
          false,
        ]);
    },
  );

  it('does not try again after a fault that nobody foresaw', () => {
    expect(effects.map((effect) => repeats(effect, { error: new TypeError('broken') }))).toEqual([
      false,
      false,
      false,
    ]);
  });

  const own = { kind: 'resp', code: 429, body: { title: 'Too Many', errorCode: 42900 } };
  const batch = [{ code: 'OK' }, { code: 'TOO_MANY_REQUESTS' }];

  it.each([500, 502, 503])(
    "takes LivePerson's own words in a %i for no promise that nothing happened",
    (status) => {
      const body = {
        kind: 'resp',
        code: status,
        body: { title: 'Unable to access resource', errorCode: 50201 },
      };
      expect(effects.map((effect) => repeats(effect, answer(status, { body })))).toEqual([true, true, false]);
    },
  );

  it.each([
    ['of LivePerson, for the whole call', own, [true, true, true]],
    ['of something on the way', '<html>', [true, true, false]],
    ['without a body', undefined, [true, true, false]],
    ['with an answer of parts', batch, [true, true, false]],
  ])('waits out a 429 %s', (_whose, body, expected) => {
    expect(effects.map((effect) => repeats(effect, answer(429, { body })))).toEqual(expected);
  });

  it.each([
    [undefined, 1000],
    ['0', 1000],
    ['1', 1000],
    ['7', 7000],
    ['soon', 1000],
  ])('waits as long as Retry-After %s says, and a second at least', (retryAfter, expected) => {
    expect(nextTryIn(tried('none', answer(429, { retryAfter })), least)).toBe(expected);
  });

  it('does not wait for a Retry-After that the request does not live to see', () => {
    const late = { remainingMs: 7000 };

    expect(nextTryIn(tried('none', answer(429, { retryAfter: '7' }), late), least)).toBeUndefined();
    expect(nextTryIn(tried('none', answer(429, { retryAfter: '6' }), late), least)).toBe(6000);
  });

  it('chooses each pause by chance, from a span that doubles', () => {
    const rules = { most: 5, random: () => 0.5 };
    const pauses = [0, 1, 2, 3].map((repetitions) =>
      nextTryIn(tried('none', answer(503), { repetitions }), rules),
    );

    expect(pauses).toEqual([50, 100, 200, 400]);
  });

  it('gives up after as many repetitions as there may be', () => {
    const ending = answer(503);

    expect(nextTryIn(tried('none', ending, { repetitions: 1 }), least)).toBe(0);
    expect(nextTryIn(tried('none', ending, { repetitions: 2 }), least)).toBeUndefined();
    expect(nextTryIn(tried('none', ending), { ...least, most: 0 })).toBeUndefined();
  });

  it('does not begin what would begin after the deadline', () => {
    expect(nextTryIn(tried('none', answer(503), { remainingMs: 0 }), least)).toBeUndefined();
    expect(
      nextTryIn(tried('none', answer(503), { remainingMs: 50 }), { most: 2, random: () => 0.5 }),
    ).toBeUndefined();
  });
});
