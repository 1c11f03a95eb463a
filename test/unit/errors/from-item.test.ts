import { describe, expect, it } from '@jest/globals';
import type { Code } from '../../../src/errors/codes.js';
import { fromItem } from '../../../src/errors/from-upstream.js';
import type { UpstreamCall } from '../../../src/errors/upstream-call.js';
import { fixture } from '../../support/unit-fixture.js';

const create: UpstreamCall = { service: 'asyncMessagingEnt', effect: 'once', credentials: 'gateway' };

describe('fromItem', () => {
  const table: readonly (readonly [string, number, Code, boolean])[] = [
    // item code, status that it stands for, code, known outcome
    ['BAD_REQUEST', 400, 'UPSTREAM_REJECTED', true],
    ['400', 400, 'UPSTREAM_REJECTED', true],
    ['UNAUTHORIZED', 401, 'UPSTREAM_CREDENTIALS_REFUSED', true],
    ['401', 401, 'UPSTREAM_CREDENTIALS_REFUSED', true],
    ['FORBIDDEN', 403, 'UPSTREAM_CREDENTIALS_REFUSED', true],
    ['NOT_FOUND', 404, 'UPSTREAM_REJECTED', true],
    ['TOO_MANY_REQUESTS', 429, 'UPSTREAM_RATE_LIMITED', true],
    ['429', 429, 'UPSTREAM_RATE_LIMITED', true],
    ['INTERNAL_SERVER_ERROR', 500, 'OUTCOME_UNKNOWN', false],
    ['BAD_GATEWAY', 502, 'OUTCOME_UNKNOWN', false],
    ['SERVICE_UNAVAILABLE', 503, 'OUTCOME_UNKNOWN', false],
    ['GATEWAY_TIMEOUT', 504, 'OUTCOME_UNKNOWN', false],
    ['502', 502, 'OUTCOME_UNKNOWN', false],
    ['NEVER_SEEN', 400, 'UPSTREAM_REJECTED', true],
    ['302', 400, 'UPSTREAM_REJECTED', true],
    ['4000', 400, 'UPSTREAM_REJECTED', true],
    ['constructor', 400, 'UPSTREAM_REJECTED', true],
    ['toString', 400, 'UPSTREAM_REJECTED', true],
    ['__proto__', 400, 'UPSTREAM_REJECTED', true],
  ];

  it.each(table)('reads the item code %s as %i, %s', (code, status, expected, known) => {
    for (const took of ['PARTIAL', 'REJECTED'] as const) {
      const error = fromItem(create, { code, body: {} }, took);
      expect(error.code).toBe(expected);
      expect(error.outcome).toBe(known ? took : 'UNKNOWN');
      expect(error.safeToRepeat).toBe(known);
      expect(error.facts.upstream?.status).toBe(status);
    }
  });

  it('knows the refusal of a second conversation from the sample', () => {
    const [, item] = fixture<[unknown, { code: string; body: Record<string, unknown> }]>(
      'create-conversation.already-open.response',
    );

    const error = fromItem(create, item, 'PARTIAL');

    expect(error).toMatchObject({
      code: 'CONVERSATION_ALREADY_OPEN',
      outcome: 'PARTIAL',
      safeToRepeat: true,
    });
    expect(JSON.stringify([error.message, error.facts])).not.toContain('77d338e4');
  });

  it('reads the five-digit code of an item', () => {
    const { body } = fixture<{ body: Record<string, unknown> }>('error.brand-id-missing.response');

    expect(fromItem(create, { code: '400', body }, 'REJECTED').facts.upstream).toEqual({
      status: 400,
      errorCode: 40001,
      title: 'Missing parameter',
    });
  });
});
