import { describe, expect, it } from '@jest/globals';
import type { Code } from '../../../src/errors/codes.js';
import { fromAnswer, fromUnreadable } from '../../../src/errors/from-upstream.js';
import type { Effect, Outcome } from '../../../src/errors/outcome.js';
import type { UpstreamCall } from '../../../src/errors/upstream-call.js';
import { fixture } from '../../support/unit-fixture.js';

const call = (over: Partial<UpstreamCall> = {}): UpstreamCall => ({
  service: 'asyncMessagingEnt',
  effect: 'once',
  credentials: 'gateway',
  ...over,
});
const create = call();
const createForwarded = call({ credentials: 'caller' });
const close = call({ effect: 'idempotent' });
const domain = call({ service: 'domain', effect: 'none' });
const sentinel = call({ service: 'sentinel', effect: 'none' });
const idp = call({ service: 'idp', effect: 'none' });

describe('fromAnswer', () => {
  const table: readonly (readonly [UpstreamCall, number, Code, Outcome, boolean])[] = [
    // call, status, code, outcome, safe to repeat
    [create, 400, 'UPSTREAM_REJECTED', 'REJECTED', true],
    [create, 401, 'UPSTREAM_CREDENTIALS_REFUSED', 'REJECTED', true],
    [create, 403, 'UPSTREAM_CREDENTIALS_REFUSED', 'REJECTED', true],
    [create, 404, 'UPSTREAM_REJECTED', 'REJECTED', true],
    [create, 302, 'UPSTREAM_REJECTED', 'REJECTED', true],
    [create, 429, 'UPSTREAM_RATE_LIMITED', 'REJECTED', true],
    [create, 451, 'UPSTREAM_REJECTED', 'REJECTED', true],
    [create, 500, 'OUTCOME_UNKNOWN', 'UNKNOWN', false],
    [create, 503, 'OUTCOME_UNKNOWN', 'UNKNOWN', false],
    [createForwarded, 400, 'UPSTREAM_REJECTED', 'REJECTED', true],
    [createForwarded, 401, 'UNAUTHENTICATED', 'REJECTED', true],
    [createForwarded, 403, 'UNAUTHENTICATED', 'REJECTED', true],
    [createForwarded, 502, 'OUTCOME_UNKNOWN', 'UNKNOWN', false],
    [close, 400, 'UPSTREAM_REJECTED', 'REJECTED', true],
    [close, 429, 'UPSTREAM_RATE_LIMITED', 'REJECTED', true],
    [close, 500, 'UPSTREAM_UNAVAILABLE', 'UNKNOWN', true],
    [domain, 400, 'ACCOUNT_NOT_FOUND', 'NOT_SENT', true],
    [domain, 401, 'ACCOUNT_NOT_FOUND', 'NOT_SENT', true],
    [domain, 404, 'ACCOUNT_NOT_FOUND', 'NOT_SENT', true],
    [domain, 302, 'UPSTREAM_REJECTED', 'NOT_SENT', true],
    [domain, 429, 'UPSTREAM_RATE_LIMITED', 'NOT_SENT', true],
    [domain, 500, 'UPSTREAM_UNAVAILABLE', 'NOT_SENT', true],
    [sentinel, 400, 'UPSTREAM_CREDENTIALS_REFUSED', 'NOT_SENT', true],
    [sentinel, 401, 'UPSTREAM_CREDENTIALS_REFUSED', 'NOT_SENT', true],
    [sentinel, 404, 'UPSTREAM_REJECTED', 'NOT_SENT', true],
    [sentinel, 429, 'UPSTREAM_RATE_LIMITED', 'NOT_SENT', true],
    [sentinel, 503, 'UPSTREAM_UNAVAILABLE', 'NOT_SENT', true],
    [idp, 400, 'UPSTREAM_REJECTED', 'NOT_SENT', true],
    [idp, 401, 'UPSTREAM_CREDENTIALS_REFUSED', 'NOT_SENT', true],
    [idp, 500, 'UPSTREAM_UNAVAILABLE', 'NOT_SENT', true],
  ];

  it.each(table)('%j answered %i is %s, %s, safe to repeat %j', (...row) => {
    const [asked, status, code, outcome, safe] = row;
    const error = fromAnswer(asked, { status, body: undefined });

    expect(error).toMatchObject({ code, outcome, safeToRepeat: safe });
    expect(error.facts.upstream).toEqual({ status });
  });

  const credentials = ['gateway', 'caller'] as const;

  it.each(credentials)('names an open conversation whoever holds the tokens (%s)', (holder) => {
    const [, body] = fixture<[unknown, unknown]>('create-conversation.already-open.response');

    expect(fromAnswer(call({ credentials: holder }), { status: 400, body })).toMatchObject({
      code: 'CONVERSATION_ALREADY_OPEN',
      outcome: 'REJECTED',
    });
  });

  it('names a closed conversation', () => {
    const answer = { status: 400, body: fixture('error.conversation-closed.response') };

    expect(fromAnswer(create, answer)).toMatchObject({ code: 'CONVERSATION_CLOSED', outcome: 'REJECTED' });
  });

  it('passes on the published code and title', () => {
    const answer = { status: 401, body: fixture('error.consumer-jws-invalid.response') };

    expect(fromAnswer(create, answer).facts.upstream).toEqual({
      status: 401,
      errorCode: 40103,
      title: 'Invalid ConsumerJWS',
    });
  });

  it.each([
    [undefined, 1000],
    ['0', 1000],
    ['1', 1000],
    ['7', 7000],
    ['999999', 999_999_000],
    ['9999999', 1000],
    ['-5', 1000],
    ['1.5', 1000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 1000],
    ['soon', 1000],
  ])('waits after a 429 with Retry-After %j for %i ms', (retryAfter, retryAfterMs) => {
    const error = fromAnswer(create, { status: 429, body: undefined, retryAfter });

    expect(error.facts.retryAfterMs).toBe(retryAfterMs);
  });

  it('names no wait when there is none to name', () => {
    expect(
      fromAnswer(create, { status: 400, body: undefined, retryAfter: '7' }).facts.retryAfterMs,
    ).toBeUndefined();
  });

  const secret = 'SECRET-of-the-upstream-body';
  const bodies: readonly unknown[] = [
    secret,
    [secret],
    { msg: secret, title: secret, [secret]: secret },
    { body: { msg: secret } },
    { body: { msg: `User ${secret} already has open conversation. Can't open another one.` } },
    { body: { msg: `Bad Request, Conversation is close ${secret}` } },
    { body: { title: secret, details: secret, errorCode: 40102 } },
    { body: { title: secret, details: secret, errorCode: 12345 } },
    { error: secret, error_description: secret },
  ];
  const statuses = [200, 302, 400, 401, 403, 404, 429, 451, 500, 502];
  const effects: readonly Effect[] = ['none', 'idempotent', 'once'];

  it.each(['domain', 'sentinel', 'idp', 'asyncMessagingEnt'])(
    'lets nothing of a body of %s through',
    (service) => {
      for (const status of statuses)
        for (const effect of effects)
          for (const body of bodies) {
            const { message, facts } = fromAnswer(call({ service, effect }), { status, body });
            expect(message).not.toContain(secret);
            expect(JSON.stringify(facts)).not.toContain(secret);
            expect(Object.keys(facts.upstream ?? {}).sort()).toEqual(['errorCode', 'status', 'title']);
          }
    },
  );
});

describe('fromUnreadable', () => {
  it.each([
    [create, 'OUTCOME_UNKNOWN', 'UNKNOWN', false],
    [close, 'UPSTREAM_UNAVAILABLE', 'UNKNOWN', true],
    [domain, 'UPSTREAM_UNAVAILABLE', 'NOT_SENT', true],
  ] as const)('%j answered unreadably is %s, %s', (asked, code, outcome, safeToRepeat) => {
    const error = fromUnreadable(asked, 200);

    expect(error).toMatchObject({ code, outcome, safeToRepeat });
    expect(error.facts.upstream).toEqual({ status: 200 });
  });
});
