import { describe, expect, it } from '@jest/globals';
import { AccountRegistry } from '../../../src/config/account-registry.js';
import { eventBody, textChange } from './notifications.js';
import { WebhookRig, account, otherAccount, signed } from './webhook-rig.js';

const body = JSON.stringify(eventBody(textChange(1)));
const bytes = Buffer.from(body);

const refused: [string, Record<string, string | undefined>, string][] = [
  ['no account', { 'x-liveperson-account-id': undefined }, 'sender'],
  ['an empty account', { 'x-liveperson-account-id': '' }, 'sender'],
  ['an unknown account', { 'x-liveperson-account-id': '1' }, 'sender'],
  ['an account named like a member of every object', { 'x-liveperson-account-id': '__proto__' }, 'sender'],
  ['no app', { 'x-liveperson-client-id': undefined }, 'sender'],
  ['another app', { 'x-liveperson-client-id': 'app-2' }, 'sender'],
  ['no signature', { 'x-liveperson-signature': undefined }, 'sender'],
  ['an empty signature', { 'x-liveperson-signature': '' }, 'signature'],
  ['a signature that is none', { 'x-liveperson-signature': 'sha1=' }, 'signature'],
  ['a wrong secret', { secret: 'wrong' }, 'signature'],
  ["another account's secret", { secret: 'other-secret' }, 'signature'],
  [
    "another account's headers under this account's secret",
    { 'x-liveperson-account-id': '87654321', 'x-liveperson-client-id': 'app-2' },
    'signature',
  ],
];

describe('a webhook is refused', () => {
  it.each(refused)('with %s: 401, and nothing is kept', async (_what, over, reason) => {
    const rig = new WebhookRig();
    expect(await rig.receiver.receive(signed(bytes, over), bytes)).toEqual({ status: 401, reason });
    expect(rig.log.offered).toEqual([]);
    expect(rig.chatStates).toEqual([]);
  });

  it.each([
    ['written again', JSON.stringify(JSON.parse(body), null, 2)],
    [
      'with escapes for an emoji',
      JSON.stringify(eventBody(textChange(1))).replace('text 1', '\\ud83d\\udc4b'),
    ],
    ['cut short', body.slice(0, -1)],
    ['with one byte more', `${body}\n`],
  ])('when its body came %s', async (_what, other) => {
    const rig = new WebhookRig();
    const original = Buffer.from(JSON.stringify(eventBody(textChange(1))).replace('text 1', '👋'));
    const headers = other.includes('\\ud83d') ? signed(original) : signed(bytes);
    const outcome = await rig.receiver.receive(headers, Buffer.from(other));
    expect(outcome).toEqual({ status: 401, reason: 'signature' });
    expect(rig.log.offered).toEqual([]);
  });

  it('for an account without a secret, which has no app of its own', async () => {
    const { clientSecret: _secret, ...rest } = account;
    const accounts = new AccountRegistry([{ ...rest, previousClientSecrets: [] }]);
    const { clientId: _app, ...forwarded } = otherAccount;
    const rig = new WebhookRig({ accounts });
    expect(await rig.receiver.receive(signed(bytes, { secret: '' }), bytes)).toMatchObject({ status: 401 });
    const without = new WebhookRig({ accounts: new AccountRegistry([forwarded]) });
    const headers = signed(bytes, { 'x-liveperson-account-id': '87654321', secret: 'other-secret' });
    expect(await without.receiver.receive(headers, bytes)).toMatchObject({ status: 401 });
  });

  it('as soon as its account is served no more', async () => {
    const accounts = new AccountRegistry([account]);
    const rig = new WebhookRig({ accounts });
    accounts.replace([]);
    expect(await rig.receiver.receive(signed(bytes), bytes)).toMatchObject({ status: 401, reason: 'sender' });
  });

  it.each([
    ['no JSON', Buffer.from('{"kind":')],
    ['nothing', Buffer.alloc(0)],
    ['a number', Buffer.from('1')],
    ['a list', Buffer.from('[]')],
    ['null', Buffer.from('null')],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ])('with %s, though it is signed: 400', async (_what, signedBytes) => {
    const rig = new WebhookRig();
    const outcome = await rig.receiver.receive(signed(signedBytes), signedBytes);
    expect(outcome).toEqual({ status: 400, reason: 'body' });
    expect(rig.log.offered).toEqual([]);
  });

  it('without a word of what the stranger sent in the log', async () => {
    const rig = new WebhookRig();
    await rig.receiver.receive(signed(bytes, { 'x-liveperson-account-id': 'stranger\n' }), bytes);
    await rig.receiver.receive(signed(bytes, { secret: 'wrong' }), bytes);
    expect(rig.lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { level: 40, status: 401, reason: 'sender' },
      { level: 40, status: 401, reason: 'signature', account: '12345678' },
    ]);
    expect(rig.lines.join()).not.toMatch(/stranger|text 1|sha1=|secret/);
  });
});
