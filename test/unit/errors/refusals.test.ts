import { describe, expect, it } from '@jest/globals';
import { conversationNotFound } from '../../../src/errors/conversation-not-found.js';
import { fileRefused } from '../../../src/errors/file-refused.js';
import { fromAnswer, fromItem, retryAfterMsOf } from '../../../src/errors/from-upstream.js';
import { GatewayError } from '../../../src/errors/gateway-error.js';
import { tooManyCalls } from '../../../src/errors/too-many-calls.js';
import { TransportFailure } from '../../../src/errors/transport-failure.js';
import type { UpstreamCall } from '../../../src/errors/upstream-call.js';

const text: UpstreamCall = { service: 'asyncMessagingEnt', effect: 'once', credentials: 'gateway' };
const withCode = (errorCode: number) => ({ status: 401, body: { body: { errorCode } } });

describe('a refusal', () => {
  it('of a foreign conversation is the one of a missing one', () => {
    const missing = { status: 400, body: { body: { msg: 'Conversation does not exist' } } };
    const foreign = fromAnswer({ ...text, mayBeForeign: true }, withCode(40103));

    for (const error of [foreign, fromAnswer(text, missing), conversationNotFound()]) {
      expect(error).toMatchObject({
        code: 'CONVERSATION_NOT_FOUND',
        outcome: 'REJECTED',
        safeToRepeat: true,
        facts: { outcome: 'REJECTED' },
      });
      expect(error.facts.upstream).toBeUndefined();
    }
  });

  it.each([
    ['of a ConsumerJWS for a conversation known to be its consumer’s', text, 40103],
    ['of an AppJWT', { ...text, mayBeForeign: true }, 40102],
  ])('%s is one of credentials', (_what, call, errorCode) => {
    expect(fromAnswer(call, withCode(errorCode)).code).toBe('UPSTREAM_CREDENTIALS_REFUSED');
  });

  it('in an item keeps its own outcome where nothing else took effect', () => {
    const read: UpstreamCall = { ...text, effect: 'none' };
    expect(fromItem(read, { code: 'BAD_REQUEST', body: {} }, 'REJECTED').outcome).toBe('NOT_SENT');
  });

  it.each(['x400', '4001', '-500', ' 500'])('in an item with the code %j is a bad request', (code) => {
    expect(fromItem(text, { code, body: {} }, 'REJECTED').facts.upstream?.status).toBe(400);
  });

  it('of a file says what is wrong with it', () => {
    const upstream = { status: 413 };
    expect(fileRefused('SIZE', 'Too large.', upstream)).toMatchObject({
      code: 'FILE_REFUSED',
      message: 'Too large.',
      outcome: 'NOT_SENT',
      facts: { details: { reason: 'SIZE' }, upstream },
    });
  });

  it('of too many calls is one of the operation', () => {
    expect(tooManyCalls()).toMatchObject({
      code: 'OPERATION_TOO_COMPLEX',
      outcome: 'NOT_SENT',
      safeToRepeat: true,
    });
    expect(tooManyCalls()).toBeInstanceOf(GatewayError);
  });
});

describe('retryAfterMsOf', () => {
  it.each([
    [undefined, 1000],
    ['', 1000],
    ['0', 1000],
    ['1', 1000],
    ['2', 2000],
    ['999999', 999_999_000],
    ['1000000', 1000],
    ['1e3', 1000],
    ['-5', 1000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 1000],
  ])('reads %j as %i ms', (header, ms) => {
    expect(retryAfterMsOf(header)).toBe(ms);
  });
});

describe('TransportFailure', () => {
  it('says for the log what failed, whether anything was sent, and why', () => {
    const cause = new Error('ECONNRESET');
    const failure = new TransportFailure('broken', true, cause);

    expect(failure).toMatchObject({ name: 'TransportFailure', kind: 'broken', sent: true, cause });
    expect(failure.message).toBe('upstream call failed: broken, sent');
    expect(new TransportFailure('connect', false).message).toBe('upstream call failed: connect, not sent');
  });
});
