import { describe, expect, it } from '@jest/globals';
import { createdConversation } from '../../../src/connector/created-conversation.js';
import type { CreatedConversation } from '../../../src/connector/created-conversation.js';
import type { UpstreamCall } from '../../../src/errors/upstream-call.js';
import { thrownGatewayError } from '../../support/unit-error.js';
import { fixture } from '../../support/unit-fixture.js';

interface Item {
  readonly code: unknown;
  readonly body: unknown;
  readonly reqId: string;
}
type Answer = readonly [Item, Item];

const call: UpstreamCall = { service: 'asyncMessagingEnt', effect: 'once', credentials: 'gateway' };
const consumer = { token: 't', accountId: '1', extConsumerId: 'e', lpConsumerId: 'l' };
const ok = fixture<Answer>('create-conversation.ok.response');
const alreadyOpen = fixture<Answer>('create-conversation.already-open.response');

function created(status: number, body: unknown, [profile, conversation]: Answer = ok): CreatedConversation {
  const ids = { profile: profile.reqId, conversation: conversation.reqId };
  return createdConversation({ status, body }, { ids, consumer, call });
}
const refusedProfile = (code: unknown): Answer => [{ ...ok[0], code, body: { msg: 'SECRET' } }, ok[1]];
const refusedBoth = (code: unknown): Answer => [
  { ...ok[0], code: 'BAD_REQUEST', body: { msg: 'SECRET' } },
  { ...ok[1], code, body: { msg: 'SECRET' } },
];

describe('createdConversation', () => {
  it.each([200, 201, 202])('reads an opened conversation under %i', (status) => {
    expect(created(status, ok)).toEqual({ conversationId: '8602832d-dce1-446b-8445-0d51f5926a42', consumer });
  });

  it.each([200, 400])('reads the refusal of a second conversation under %i', (status) => {
    const error = thrownGatewayError(() => created(status, alreadyOpen, alreadyOpen));

    expect(error).toMatchObject({
      code: 'CONVERSATION_ALREADY_OPEN',
      outcome: 'PARTIAL',
      safeToRepeat: true,
    });
    expect(error.facts.details).toEqual({ userProfile: 'SET', conversation: 'REFUSED' });
  });

  it('hands back a conversation whose profile was refused, with the reason', () => {
    const { conversationId, profileRefused } = created(400, refusedProfile('BAD_REQUEST'));

    expect(conversationId).toBe('8602832d-dce1-446b-8445-0d51f5926a42');
    expect(profileRefused).toMatchObject({ code: 'UPSTREAM_REJECTED', outcome: 'PARTIAL' });
    expect(profileRefused?.facts.details).toEqual({
      userProfile: 'REFUSED',
      conversation: 'CREATED',
      conversationId,
    });
    expect(JSON.stringify([profileRefused?.message, profileRefused?.facts])).not.toContain('SECRET');
  });

  it('says that nothing took effect when both were refused', () => {
    const error = thrownGatewayError(() => created(400, refusedBoth('BAD_REQUEST')));

    expect(error).toMatchObject({ code: 'UPSTREAM_REJECTED', outcome: 'REJECTED', safeToRepeat: true });
    expect(error.facts.details).toEqual({ userProfile: 'REFUSED', conversation: 'REFUSED' });
  });

  it('does not know what became of a conversation that failed inside LivePerson', () => {
    for (const code of ['INTERNAL_SERVER_ERROR', 500, 503]) {
      const error = thrownGatewayError(() => created(200, [ok[0], { ...ok[1], code, body: {} }]));

      expect(error).toMatchObject({ code: 'OUTCOME_UNKNOWN', outcome: 'UNKNOWN', safeToRepeat: false });
      expect(error.facts.details).toEqual({ userProfile: 'SET', conversation: 'UNKNOWN' });
    }
  });

  it.each([
    ['no list', { code: 'OK' }],
    ['nothing', undefined],
    ['one item', [ok[0]]],
    ['success without an id', [ok[0], { ...ok[1], body: {} }]],
  ])('does not know what became of a success with %s', (_what, body) => {
    expect(thrownGatewayError(() => created(200, body))).toMatchObject({
      code: 'OUTCOME_UNKNOWN',
      outcome: 'UNKNOWN',
      safeToRepeat: false,
    });
  });

  it.each([500, 502, 503])('believes no list under %i', (status) => {
    expect(thrownGatewayError(() => created(status, ok))).toMatchObject({
      code: 'OUTCOME_UNKNOWN',
      safeToRepeat: false,
      facts: { upstream: { status } },
    });
  });

  it.each([
    [400, 'error.brand-id-missing.response', 'UPSTREAM_REJECTED'],
    [401, 'error.app-jwt-invalid.response', 'UPSTREAM_CREDENTIALS_REFUSED'],
    [401, 'error.consumer-jws-missing.response', 'UPSTREAM_CREDENTIALS_REFUSED'],
    [400, 'error.message-too-large.response', 'UPSTREAM_REJECTED'],
  ])('reads a refusal of the whole call: %i %s', (status, name, code) => {
    expect(thrownGatewayError(() => created(status, fixture(name)))).toMatchObject({
      code,
      outcome: 'REJECTED',
    });
  });
});
