import { describe, expect, it } from '@jest/globals';
import { fromItem } from '../../../src/errors/from-upstream.js';
import type { UpstreamCall } from '../../../src/errors/upstream-call.js';
import { readFileUrl } from '../../../src/liveperson/file-urls.js';
import type { BatchItem } from '../../../src/liveperson/read-batch.js';
import { readSend, readSequence } from '../../../src/liveperson/read-send.js';
import { fixture, fixtureNames } from '../../support/unit-fixture.js';

const call: UpstreamCall = { service: 'asyncMessagingEnt', effect: 'once', credentials: 'gateway' };

/** The item of a sample, read as the connector reads it. */
function itemOf(name: string): BatchItem {
  const item = readSend(fixture(name));
  if (item === undefined) throw new Error(`${name} is not read`);
  return item;
}

describe('an answer of SEND', () => {
  it('to what was published has a sequence', () => {
    const item = itemOf('send-text.ok.response');

    expect(item.ok).toBe(true);
    expect(readSequence(item)).toBe(0);
  });

  it.each([
    'close-conversation.ok.response',
    'close-main-dialog.ok.response',
    'set-user-profile.send.ok.response',
  ])('says that it was done: %s', (name) => {
    expect(itemOf(name)).toMatchObject({ ok: true, code: 'OK' });
    expect(readSequence(itemOf(name))).toBeUndefined();
  });

  it('to a request for an upload has a path and a signed query', () => {
    expect(readFileUrl(itemOf('upload-url.ok.response').body)).toEqual({
      relativePath:
        '/v1/AUTH_async-images/64467156/6be59ddb8f54d88845a4fd4987cf5717878eacd2f893b7a7331717f113d2589f_uuid_326931e5-062f-46cb-b981-a383040d2cb8_04-06-2018_04-10-59-845.PNG',
      query: 'temp_url_sig=dd9e3bdb2bebbc254653f0dd090922b40489ca6e&temp_url_expires=1528099919',
      expiresAt: 1_528_099_919,
    });
  });

  it('to a request for a download has the same', () => {
    expect(readFileUrl(itemOf('download-url.ok.response').body)).toEqual({
      relativePath:
        '/v1/AUTH_async-images/64467156/5f3aab9eb95ff60f159cab500e3a83f1aba98a99749c07143fbda2dece70e601_uuid_5c68d4e8-3bde-40ac-86c2-1e5f43089cd4_07-06-2018_09-47-15-947.JPEG',
      query: 'temp_url_sig=384bcb0b188920909d4a068473824e964ecbffcd&temp_url_expires=1528379356',
      expiresAt: 1_528_379_356,
    });
  });

  it.each([
    ['error.conversation-closed.response', 'CONVERSATION_CLOSED'],
    ['error.message-too-large.response', 'UPSTREAM_REJECTED'],
  ])('that refuses is an error of its own: %s', (name, code) => {
    const item = itemOf(name);

    expect(item).toMatchObject({ ok: false, code: 'BAD_REQUEST' });
    expect(fromItem(call, item, 'REJECTED')).toMatchObject({
      code,
      outcome: 'REJECTED',
      safeToRepeat: true,
      facts: { upstream: { status: 400 } },
    });
  });

  it('has a sample that is read here, or elsewhere', () => {
    const here = /^(send-|close-|upload-|download-|set-user-profile|error\.(conversation|message))/;

    expect(fixtureNames(/\.response$/).filter((name) => here.test(name))).toEqual([
      'close-conversation.ok.response',
      'close-main-dialog.ok.response',
      'download-url.ok.response',
      'error.conversation-closed.response',
      'error.message-too-large.response',
      'send-text.ok.response',
      'set-user-profile.send.ok.response',
      'upload-url.ok.response',
    ]);
  });

  it.each([
    ['a status that is no number', { sequence: '7' }],
    ['a negative number', { sequence: -1 }],
    ['a fraction', { sequence: 1.5 }],
    ['none', {}],
  ])('without a usable sequence has none: %s', (_what, body) => {
    expect(readSequence({ ok: true, code: 'OK', body })).toBeUndefined();
  });
});
