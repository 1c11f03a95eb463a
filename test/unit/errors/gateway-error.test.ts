import { describe, expect, it } from '@jest/globals';
import { GatewayError } from '../../../src/errors/gateway-error.js';
import { isSafeToRepeat } from '../../../src/errors/outcome.js';

describe('GatewayError', () => {
  it('is unsent and safe to repeat unless told otherwise', () => {
    expect(new GatewayError('FORBIDDEN', 'no')).toMatchObject({ outcome: 'NOT_SENT', safeToRepeat: true });
  });

  it('adds details to those it has, and keeps everything else', () => {
    const cause = new Error('why');
    const error = new GatewayError('UPSTREAM_REJECTED', 'no', {
      cause,
      effect: 'once',
      outcome: 'UNKNOWN',
      details: { a: 1, b: 2 },
      retryAfterMs: 7,
    });

    const more = error.withDetails({ b: 3, c: 4 });

    expect(more).toMatchObject({
      code: 'UPSTREAM_REJECTED',
      message: 'no',
      outcome: 'UNKNOWN',
      safeToRepeat: false,
    });
    expect(more.facts).toMatchObject({ details: { a: 1, b: 3, c: 4 }, retryAfterMs: 7 });
    expect(more.cause).toBe(cause);
    expect(error.facts.details).toEqual({ a: 1, b: 2 });
  });
});

describe('isSafeToRepeat', () => {
  it.each([
    ['none', 'NOT_SENT', true],
    ['none', 'UNKNOWN', true],
    ['idempotent', 'REJECTED', true],
    ['idempotent', 'UNKNOWN', true],
    ['once', 'NOT_SENT', true],
    ['once', 'REJECTED', true],
    ['once', 'PARTIAL', true],
    ['once', 'UNKNOWN', false],
  ] as const)('effect %s, outcome %s: %j', (effect, outcome, safe) => {
    expect(isSafeToRepeat(effect, outcome)).toBe(safe);
  });
});
