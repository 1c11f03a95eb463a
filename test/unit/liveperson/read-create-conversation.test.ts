import { describe, expect, it } from '@jest/globals';
import { readCreateConversation } from '../../../src/liveperson/read-create-conversation.js';
import { fixture, fixtureNames } from '../../support/unit-fixture.js';

interface Item {
  readonly code: unknown;
  readonly body: unknown;
  readonly reqId: string;
}
type Answer = readonly [Item, Item];

const idsOf = ([profile, conversation]: Answer) => ({
  profile: profile.reqId,
  conversation: conversation.reqId,
});
const ids = { profile: 'p', conversation: 'c' };
const profileItem = { code: 'OK', body: { msg: 'OK User Profile set successfully' }, reqId: 'p' };
const conversationItem = { code: 'OK', body: { conversationId: 'the-id' }, reqId: 'c' };

describe('readCreateConversation', () => {
  const outcomes: Readonly<Record<string, string | undefined>> = {
    'create-conversation.ok.response': '8602832d-dce1-446b-8445-0d51f5926a42',
    'create-conversation.uuid-ids.ok.response': 'cbf6e739-dfe6-4e3c-a544-2504afbe8747',
    'create-conversation.already-open.response': undefined,
  };

  it.each(Object.entries(outcomes))('reads %s', (name, conversationId) => {
    const sample = fixture<Answer>(name);

    const answer = readCreateConversation(sample, idsOf(sample));

    expect(answer?.profile).toEqual({ ok: true, code: 'OK', body: sample[0].body });
    expect(answer?.conversation).toEqual({
      ok: conversationId !== undefined,
      code: sample[1].code,
      body: sample[1].body,
    });
    expect(answer?.conversationId).toBe(conversationId);
  });

  it('is held against every sample', () => {
    expect(Object.keys(outcomes).sort()).toEqual(fixtureNames(/^create-conversation\..*\.response$/));
  });

  it('tells the items apart by their ids when they come in another order', () => {
    const answer = readCreateConversation([conversationItem, profileItem], ids);

    expect(answer?.conversationId).toBe('the-id');
    expect(answer?.profile.body).toEqual(profileItem.body);
  });

  it('goes by position when the request repeats an id', () => {
    const answer = readCreateConversation(
      [
        { ...profileItem, reqId: '1,' },
        { ...conversationItem, reqId: '1,' },
      ],
      { profile: '1,', conversation: '1,' },
    );

    expect(answer?.conversationId).toBe('the-id');
  });

  it('takes no item for both when the request repeats an id that the answer has once', () => {
    const answer = readCreateConversation(
      [
        { ...profileItem, reqId: 'other' },
        { ...conversationItem, reqId: '1,' },
      ],
      { profile: '1,', conversation: '1,' },
    );

    expect(answer?.profile.body).toEqual(profileItem.body);
    expect(answer?.conversationId).toBe('the-id');
  });

  it('goes by position when the answer repeats, invents or leaves out ids', () => {
    for (const reqId of ['p', 'other', undefined, 7]) {
      const answer = readCreateConversation([profileItem, { ...conversationItem, reqId }], ids);
      expect(answer?.conversationId).toBe('the-id');
    }
  });

  it.each([
    [200, true],
    [201, true],
    ['200', true],
    ['CREATED', true],
    [400, false],
    [202, false],
    ['BAD_REQUEST', false],
    ['ok', false],
  ])('reads the code %j as success: %j', (code, ok) => {
    const answer = readCreateConversation([{ ...profileItem, code }, conversationItem], ids);

    expect(answer?.profile).toEqual({ ok, code: String(code), body: profileItem.body });
  });

  it.each([
    ['no answer', undefined],
    ['null', null],
    ['a text', 'OK'],
    ['an object', { code: 'OK' }],
    ['an empty list', []],
    ['one item', [conversationItem]],
    ['three items', [profileItem, conversationItem, conversationItem]],
    ['a null item', [profileItem, null]],
    ['a list as item', [profileItem, []]],
    ['an item without a code', [profileItem, { body: { conversationId: 'x' }, reqId: 'c' }]],
    ['a code that is no word', [profileItem, { ...conversationItem, code: { OK: true } }]],
    ['success without an id', [profileItem, { code: 'OK', body: {}, reqId: 'c' }]],
    ['success without a body', [profileItem, { code: 'OK', reqId: 'c' }]],
    ['an empty id', [profileItem, { code: 'OK', body: { conversationId: '' }, reqId: 'c' }]],
    ['a number as id', [profileItem, { code: 'OK', body: { conversationId: 5 }, reqId: 'c' }]],
    ['an id with a space', [profileItem, { code: 'OK', body: { conversationId: 'a b' }, reqId: 'c' }]],
    [
      'an id of 65 characters',
      [profileItem, { code: 'OK', body: { conversationId: 'a'.repeat(65) }, reqId: 'c' }],
    ],
  ])('does not read %s', (_what, answer) => {
    expect(readCreateConversation(answer, ids)).toBeUndefined();
  });

  it('reads an id of 64 characters', () => {
    const item = { ...conversationItem, body: { conversationId: 'a'.repeat(64) } };

    expect(readCreateConversation([profileItem, item], ids)?.conversationId).toBe('a'.repeat(64));
  });

  it('takes no conversation id from a refused item', () => {
    const item = { code: 'BAD_REQUEST', body: { conversationId: 'the-id' }, reqId: 'c' };

    const answer = readCreateConversation([profileItem, item], ids);

    expect(answer?.conversation.ok).toBe(false);
    expect(answer?.conversationId).toBeUndefined();
  });
});
