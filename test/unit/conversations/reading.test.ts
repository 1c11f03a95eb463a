import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from '@jest/globals';
import {
  alreadyOpen,
  forwardedOpening,
  opening,
  withConversations,
} from '../../support/unit-conversations.js';
import { forwarded } from '../../support/unit-caller.js';
import { gatewayError } from '../../support/unit-error.js';
import { fixture } from '../../support/unit-fixture.js';
import { john } from '../../support/unit-opening.js';
import { consumerJws, lpConsumerId } from '../../support/unit-tokens.js';

const account = '12345678';
const key = (id: string, accountId = account) => ({ accountId, id });
const proven = (extConsumerId: string, accountId = account) => ({
  ...forwarded(consumerJws(accountId, extConsumerId)),
  provenIn: accountId,
});

describe('Readings and OpenConversations', () => {
  it('give a missing and a foreign conversation the same answer', async () => {
    await withConversations(async ({ conversations, readings, asking }) => {
      const mine = await conversations.open(opening(), asking());
      const theirs = await conversations.open(opening({ consumerId: 'another consumer' }), asking());
      const elsewhere = await conversations.open(opening({ accountId: '87654321' }), asking());
      const keys = [
        key(mine.record.id),
        key(theirs.record.id),
        key('nothing'),
        key(elsewhere.record.id, '87654321'),
        key('nothing', '99999999'),
      ];

      const found = await readings.getMany(keys, asking(proven(john)));

      expect(found.map((reading) => (reading && 'id' in reading ? reading.id : reading))).toEqual([
        mine.record.id,
        null,
        null,
        null,
        null,
      ]);
    });
  });

  it('give anyone any conversation where nobody is asked who they are', async () => {
    await withConversations(async ({ conversations, readings, asking }) => {
      const { record } = await conversations.open(opening(), asking());

      const found = await readings.getMany([key('nothing'), key(record.id)], asking());

      expect(found).toMatchObject([null, { id: record.id }]);
    });
  });

  it('tell an unproven caller nothing, whether or not there is something', async () => {
    await withConversations(async ({ conversations, readings, openConversations, asking }) => {
      const { record } = await conversations.open(opening(), asking());
      const strangers = forwarded(consumerJws(account, 'stranger'));

      for (const caller of [forwarded(), strangers]) {
        const attempts = [
          readings.getMany([key(record.id)], asking(caller)),
          readings.getMany([key('nothing')], asking(caller)),
          openConversations.findFor({ accountId: account, consumerId: null }, asking(caller)),
        ];
        for (const attempt of attempts)
          expect(await gatewayError(attempt)).toMatchObject({ code: 'UNAUTHENTICATED', outcome: 'NOT_SENT' });
      }
    });
  });

  it('tell a caller without a credential nothing', async () => {
    await withConversations(async ({ readings, asking }) => {
      const nobody = asking({ kind: 'nobody', reason: 'Send your tokens.' });

      expect(await gatewayError(readings.getMany([key('nothing')], nobody))).toMatchObject({
        code: 'UNAUTHENTICATED',
        message: 'Send your tokens.',
      });
    });
  });

  it("know of the open conversation of the consumer asked for, and nobody else's", async () => {
    await withConversations(async ({ conversations, openConversations, asking }) => {
      const { record } = await conversations.open(opening(), asking());
      const find = (consumerId: string) =>
        openConversations.findFor({ accountId: account, consumerId }, asking());

      expect(await find(john)).toMatchObject({ id: record.id });
      expect(await find('another consumer')).toBeNull();
    });
  });
});

describe('Proof of forwarded tokens', () => {
  it('is an opening that LivePerson accepted in the same request', async () => {
    await withConversations(async ({ conversations, readings, asking }) => {
      const request = asking(forwarded());

      const { record } = await conversations.open(forwardedOpening(), request);

      expect(request.caller).toMatchObject({ provenIn: account });
      expect(record).toMatchObject({ lpConsumerId: lpConsumerId(john), extConsumerId: john });
      expect(await readings.getMany([key(record.id)], request)).toMatchObject([{ id: record.id }]);
    });
  });

  it('is the word of LivePerson that the consumer has an open conversation', async () => {
    await withConversations(async ({ conversations, answers, asking }) => {
      answers.asyncMessagingEnt = alreadyOpen;
      const request = asking(forwarded());

      await gatewayError(conversations.open(forwardedOpening(), request));

      expect(request.caller).toMatchObject({ provenIn: account });
    });
  });

  it.each([
    ['a refused ConsumerJWS', { status: 401, body: fixture('error.consumer-jws-invalid.response') }],
    ['a refused AppJWT', { status: 401, body: fixture('error.app-jwt-invalid.response') }],
    ['too many calls', { status: 429 }],
    ['a refused request', { status: 400, body: fixture('error.brand-id-missing.response') }],
    ['a failure of LivePerson', { status: 502 }],
    ['an unreadable answer', { status: 200, body: '<html>' }],
  ])('is not %s', async (_what, reply) => {
    await withConversations(async ({ conversations, answers, asking }) => {
      answers.asyncMessagingEnt = () => reply;
      const request = asking(forwarded());

      await gatewayError(conversations.open(forwardedOpening(), request));

      expect(request.caller).not.toHaveProperty('provenIn');
    });
  });

  it('is a signature by the key of the account', async () => {
    const keys = await generateKeyPair('RS256', { modulusLength: 2048 });
    const claims = { account_id: account, ext_consumer_id: john, lp_consumer_id: lpConsumerId(john) };
    const sign = (privateKey: Parameters<SignJWT['sign']>[0]) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(privateKey);
    const consumerJwsPublicKey = await exportSPKI(keys.publicKey);
    const stranger = await generateKeyPair('RS256', { modulusLength: 2048 });
    await withConversations(
      async ({ conversations, openConversations, readings, asking }) => {
        const { record } = await conversations.open(opening(), asking());
        const signed = await sign(keys.privateKey);
        const forged = await sign(stranger.privateKey);

        expect(await readings.getMany([key(record.id)], asking(forwarded(signed)))).toMatchObject([
          { id: record.id },
        ]);
        const open = { accountId: account, consumerId: null };
        expect(await openConversations.findFor(open, asking(forwarded(signed)))).toMatchObject({
          id: record.id,
        });
        const error = await gatewayError(readings.getMany([key(record.id)], asking(forwarded(forged))));
        expect(error.code).toBe('UNAUTHENTICATED');
      },
      { consumerJwsPublicKey },
    );
  });
});
