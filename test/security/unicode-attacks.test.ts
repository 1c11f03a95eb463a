import { describe, expect, it } from '@jest/globals';
import { createMemoryStores } from '../../src/store/create-memory-stores.js';
import { openEmbeddedStores } from '../../src/store/open-embedded-stores.js';
import type { StoreSet } from '../../src/store/store-set.js';
import { tellSigned } from '../support/agent-flood.js';
import { httpCall } from '../support/http-call.js';
import { codesIn, post } from '../support/http-cases.js';
import { withLife } from '../support/life-pair.js';
import type { Life } from '../support/life-pair.js';
import { subscribeBySocket } from '../support/raw-subscriber.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { withFolder } from '../support/store-kinds.js';
import { storeOptions } from '../support/store-options.js';

describe('texts in every script, and halves of one', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['NUL', 'a\u0000b'],
    ['a right-to-left override', 'a\u202eb\u202c'],
    ['isolates', '\u2066שלום\u2069'],
    ['zero-width characters', 'a\u200b\u200c\u200d\u2060\ufeffb'],
    ['a family of emoji', '👨‍👩‍👧‍👦'],
    ['letters that are composed', 'é and e\u0301'],
    ['the last character', '\u{10ffff}'],
    ['line separators', 'a\u2028b\u2029c'],
    ['controls', '\u0001\u001b[31m\u007f\u0085'],
    ['a replacement character', '\ufffd'],
    ['tags beyond sight', '\u{e0041}\u{e0042}'],
  ];

  it.each(['memory', 'embedded'])('40: go to LivePerson and come back as they are: %s', async (kind) => {
    await withStores(kind, async (stores) => {
      const roundTrip = async (life: Life): Promise<void> => {
        await hearWebhooks(life.pair);
        const target = await life.open();
        const subscriber = await subscribeBySocket(life.pair.url, target);
        for (const [, text] of texts) await life.say(target, text);
        const last = await life.agent(target, {
          action: 'text',
          text: texts.map(([, text]) => text).join(''),
        });
        await subscriber.heard(last);
        const expected = [...texts.map(([, text]) => text), texts.map(([, text]) => text).join('')];
        const wire = (await life.sends()).map(({ body }) => body.event?.['message']);
        expect(wire.filter((one) => one !== undefined)).toEqual(expected.slice(0, -1));
        expect(subscriber.events.flatMap(({ message }) => message?.text ?? [])).toEqual(expected);
        subscriber.destroy();
      };
      await withLife(roundTrip, { stores });
    });
  });

  const halves = ['\ud83d', '\ude00', 'a\ud83db', '\ude00\ud83d'];

  it('40: with half of a character are refused by name, wherever they stand, and nothing is sent', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      await life.pair.sandbox.forgetCalls();
      for (const half of halves) {
        const message = 'message { id }';
        const asked: readonly (readonly [string, string, string, object])[] = [
          ['text', 'sendText', message, { text: half }],
          ['externalId', 'sendText', message, { text: 'a', externalId: half }],
          ['idempotencyKey', 'sendText', message, { text: 'a', idempotencyKey: half }],
          ['consumerId', 'sendText', message, { text: 'a', consumerId: half }],
          [
            'metadata.0.id',
            'clickAction',
            '__typename',
            { sequence: 0, metadata: [{ type: 'a', id: half }] },
          ],
        ];
        for (const [path, name, fields, over] of asked) {
          const { extensions } = await life.refused(name, fields, { ...target, ...over });
          expect({ path, extensions }).toMatchObject({
            extensions: { code: 'BAD_USER_INPUT', outcome: 'NOT_SENT', fields: [{ path: `input.${path}` }] },
          });
        }
        const opening = { accountId: target.accountId, consumerId: 'bob' };
        const profile = { ...opening, userProfile: { personalInfo: { firstName: half } } };
        expect(await life.refused('createConversation', 'outcome', profile)).toMatchObject({
          extensions: { fields: [{ path: 'input.userProfile.personalInfo.firstName' }] },
        });
        const document = `{ openConversation(accountId: "${target.accountId}", consumerId: "${half}") { id } }`;
        expect(codesIn((await httpCall(`${life.pair.url}/graphql`, post({ query: document }))).text)).toEqual(
          ['GRAPHQL_PARSE_FAILED'],
        );
      }
      expect(await life.pair.sandbox.calls()).toEqual([]);
    });
  });

  it('40: keep apart ids that look alike, and tell nobody’s conversation for it', async () => {
    await withLife(async (life) => {
      const alike = ['é', 'e\u0301', 'e\u0301\u200d', '\u202eé', 'É'];
      const ids: string[] = [];
      for (const consumerId of alike) ids.push((await life.open({ consumerId })).conversationId);
      expect(new Set(ids).size).toBe(alike.length);
    });
  });

  it('40: in a webhook with half of a character are told, and stop nothing', async () => {
    await withLife(async (life) => {
      const { conversationId, accountId } = await life.open();
      const subscriber = await subscribeBySocket(life.pair.url, { conversationId, accountId });
      const change = (sequence: number, message: string) => ({
        sequence,
        originatorId: 'agent',
        originatorMetadata: { id: 'agent', role: 'ASSIGNED_AGENT' },
        serverTimestamp: Date.now(),
        event: { type: 'ContentEvent', message, contentType: 'text/plain' },
        conversationId,
        dialogId: conversationId,
      });
      const body = { changes: [change(1, 'half \ud83d'), change(2, 'whole')] };
      const webhook = { kind: 'notification', type: 'ms.MessagingEventNotification', body };
      expect(await tellSigned(life.pair, JSON.stringify(webhook))).toBe(200);
      await subscriber.heard(2);
      expect(subscriber.events.map(({ message }) => message?.text)).toEqual([
        expect.stringMatching(/^half [\ud83d\ufffd]$/),
        'whole',
      ]);
      subscriber.destroy();
    });
  });
});

/** Runs a test with stores of a kind. */
async function withStores(kind: string, run: (stores: StoreSet) => Promise<void>): Promise<void> {
  await withFolder(async (dataDir) => {
    const options = storeOptions(Date.now);
    const stores =
      kind === 'memory'
        ? createMemoryStores(options)
        : openEmbeddedStores({ ...options, dataDir, maxBytes: 2 ** 30 });
    try {
      await run(stores);
    } finally {
      await stores.close();
    }
  });
}
