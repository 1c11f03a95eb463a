import { describe, expect, it } from '@jest/globals';
import type { Code } from '../../../src/errors/codes.js';
import { fromTransport } from '../../../src/errors/from-upstream.js';
import type { Effect, Outcome } from '../../../src/errors/outcome.js';
import { TransportFailure } from '../../../src/errors/transport-failure.js';
import type { TransportFailureKind } from '../../../src/errors/transport-failure.js';

type Row = readonly [TransportFailureKind, boolean, Effect, Code, Outcome, boolean];

// kind, sent, effect, code, outcome, safe to repeat
const unsent: readonly Row[] = (['none', 'idempotent', 'once'] as const).flatMap((effect): Row[] => [
  ['connect', false, effect, 'UPSTREAM_UNAVAILABLE', 'NOT_SENT', true],
  ['broken', false, effect, 'UPSTREAM_UNAVAILABLE', 'NOT_SENT', true],
  ['tooLarge', false, effect, 'UPSTREAM_UNAVAILABLE', 'NOT_SENT', true],
  ['timeout', false, effect, 'UPSTREAM_TIMEOUT', 'NOT_SENT', true],
  ['aborted', false, effect, 'UPSTREAM_TIMEOUT', 'NOT_SENT', true],
  ['hostNotAllowed', false, effect, 'HOST_NOT_ALLOWED', 'NOT_SENT', true],
]);
const sent: readonly Row[] = (['timeout', 'aborted', 'broken', 'tooLarge'] as const).flatMap(
  (kind): Row[] => {
    const code = kind === 'timeout' ? 'UPSTREAM_TIMEOUT' : 'UPSTREAM_UNAVAILABLE';
    return [
      [kind, true, 'none', code, 'NOT_SENT', true],
      [kind, true, 'idempotent', code, 'UNKNOWN', true],
      [kind, true, 'once', 'OUTCOME_UNKNOWN', 'UNKNOWN', false],
    ];
  },
);

describe('fromTransport', () => {
  it.each([...unsent, ...sent])('%s, sent %j, effect %s is %s, %s, safe %j', (...row) => {
    const [kind, left, effect, code, outcome, safeToRepeat] = row;
    const failure = new TransportFailure(kind, left);

    const error = fromTransport({ service: 'idp', effect, credentials: 'gateway' }, failure);

    expect(error).toMatchObject({ code, outcome, safeToRepeat });
    expect(error.cause).toBe(failure);
    expect(error.facts.upstream).toBeUndefined();
  });

  it('keeps the words of the cause out of the message', () => {
    const failure = new TransportFailure('broken', true, new Error('connect to 10.1.2.3 with token SECRET'));

    for (const effect of ['none', 'idempotent', 'once'] as const) {
      const { message } = fromTransport({ service: 'idp', effect, credentials: 'gateway' }, failure);
      expect(message).not.toMatch(/SECRET|10\.1\.2\.3/);
    }
  });
});
