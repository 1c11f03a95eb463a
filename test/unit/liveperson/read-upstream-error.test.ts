import { describe, expect, it } from '@jest/globals';
import { isAppJwtRefused, readUpstreamError } from '../../../src/liveperson/read-upstream-error.js';
import type { UpstreamError } from '../../../src/liveperson/read-upstream-error.js';
import { fixture, fixtureNames } from '../../support/unit-fixture.js';

describe('readUpstreamError', () => {
  const errors: Readonly<Record<string, UpstreamError>> = {
    'error.app-jwt-invalid.response': { errorCode: 40102, title: 'Invalid AppJWT' },
    // The page's sample gives the code of the missing ConsumerJWS here; codes are stable and titles are not.
    'error.app-jwt-missing.sample.response': { errorCode: 40104, title: 'ConsumerJWS is missing' },
    'error.app-jwt-missing.table.response': { errorCode: 40105, title: 'AppJWT is missing' },
    'error.brand-id-missing.response': { errorCode: 40001, title: 'Missing parameter' },
    'error.consumer-jws-invalid.response': { errorCode: 40103, title: 'Invalid ConsumerJWS' },
    'error.consumer-jws-missing.response': { errorCode: 40104, title: 'ConsumerJWS is missing' },
    'error.conversation-closed.response': { reason: 'closed' },
    'error.message-too-large.response': {},
    'error.upstream-502.ws.response': { errorCode: 50201, title: 'Unable to access resource' },
  };

  it.each(Object.entries(errors))('reads %s', (name, error) => {
    expect(readUpstreamError(fixture(name))).toEqual(error);
  });

  it('is held against every sample', () => {
    expect(Object.keys(errors).sort()).toEqual(fixtureNames(/^error\./));
  });

  it('reads the sentence of a consumer who has an open conversation', () => {
    const [, refused] = fixture<[unknown, unknown]>('create-conversation.already-open.response');

    expect(readUpstreamError(refused)).toEqual({ reason: 'alreadyOpen' });
  });

  it.each(['Conversation c-1 does not exist', 'Dialog NOT FOUND', 'No such conversation'])(
    'reads the sentence of an unknown conversation: %s',
    (msg) => {
      expect(readUpstreamError({ body: { msg } })).toEqual({ reason: 'unknown' });
    },
  );

  it('makes nothing of a sentence that nobody knows', () => {
    expect(readUpstreamError({ body: { msg: 'Try again later' } })).toEqual({ reason: undefined });
  });

  it('passes on no title that LivePerson has not published', () => {
    const answer = { body: { title: '<b>anything</b>', details: 'secret', errorCode: 49999 } };

    expect(readUpstreamError(answer)).toEqual({ errorCode: 49999, title: undefined });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'Bad Gateway'],
    ['a list', [{ body: { errorCode: 40102 } }]],
    ['an OAuth error', { error: 'invalid_client', error_description: 'wrong secret' }],
    ['a code as text', { body: { errorCode: '40102' } }],
    ['a broken code', { body: { errorCode: 40102.5 } }],
    ['a body that is a text', { body: 'wrong' }],
  ])('finds nothing in %s', (_what, answer) => {
    expect(readUpstreamError(answer)).toEqual({});
  });
});

describe('isAppJwtRefused', () => {
  it.each([
    ['error.app-jwt-invalid.response', true],
    ['error.app-jwt-missing.table.response', true],
    ['error.app-jwt-missing.sample.response', false],
    ['error.consumer-jws-invalid.response', false],
    ['error.brand-id-missing.response', false],
    ['error.conversation-closed.response', false],
  ])('says of %s: %j', (name, refused) => {
    expect(isAppJwtRefused(fixture(name))).toBe(refused);
  });
});
