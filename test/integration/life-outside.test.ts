import { describe, expect, it } from '@jest/globals';
import { askForTokens, signingKeyOf } from '../support/ask-for-tokens.js';
import { openOutside } from '../support/life-outside.js';
import { withLife } from '../support/life-pair.js';
import type { Life } from '../support/life-pair.js';
import { readConversation, readMessages, readOpen, withHistory } from '../support/life-reads.js';
import { onlyError } from '../support/post-graphql.js';

const withoutRest = { services: { messagingRestApiDomain: false } };
const sent = 'message { sequence }';

describe('a conversation opened outside the gateway, with managed credentials', () => {
  it.each([
    ['the Messaging REST API', {}, {}],
    ['history', withoutRest, withHistory],
    ["LivePerson's own refusal", withoutRest, {}],
  ])('is continued by its consumer and by nobody else, as %s tells', async (_what, settings, options) => {
    await withLife(async (life) => {
      await life.pair.sandbox.change(settings);
      const { target, say } = await openOutside(life, 'ann');
      await say('from elsewhere');

      const strangers = { ...target, consumerId: 'eve', text: 'hi' };
      const foreign = await life.refused('sendText', sent, strangers);
      const unknown = await life.refused('sendText', sent, { ...strangers, conversationId: 'no-such' });
      expect(await life.say(target, 'and from here')).toBe(1);
      const late = await life.refused('sendText', sent, strangers);

      for (const { message, extensions } of [foreign, unknown, late]) {
        expect({ message, ...extensions, requestId: '' }).toEqual({
          message: 'There is no such conversation.',
          code: 'CONVERSATION_NOT_FOUND',
          outcome: 'REJECTED',
          safeToRepeat: true,
          requestId: '',
        });
      }
      expect((await life.seen(target)).messages.map(({ text }) => text)).toEqual([
        'from elsewhere',
        'and from here',
      ]);
    }, options);
  });

  it('is read once its consumer has shown up here', async () => {
    await withLife(async (life) => {
      const { target, say } = await openOutside(life, 'ann');
      await say('from elsewhere');
      expect(await readConversation(life, target)).toBeNull();

      await life.say(target, 'and from here');

      expect(await readConversation(life, target)).toMatchObject({ consumer: { id: 'ann' }, stage: 'OPEN' });
      const { isComplete, messages } = await readMessages(life, target);
      expect([isComplete, messages.map(({ text }) => text)]).toEqual([
        true,
        ['from elsewhere', 'and from here'],
      ]);
    });
  });

  it('is read from history by anybody who may read anything', async () => {
    await withLife(async (life) => {
      const { target, say } = await openOutside(life, 'ann');
      await say('from elsewhere');

      expect(await readConversation(life, target)).toMatchObject({
        id: target.conversationId,
        stage: 'OPEN',
        messages: { isComplete: true, edges: [{ node: { text: 'from elsewhere' } }] },
      });
    }, withHistory);
  });

  it('tells its consumer once that consumer has sent into it', async () => {
    await withLife(async (life) => {
      const { target } = await openOutside(life, 'ann');
      expect(await readConversation(life, target)).toMatchObject({ consumer: null });

      await life.say(target, 'it is me');

      expect(await readConversation(life, target)).toMatchObject({ consumer: { id: 'ann' } });
    }, withHistory);
  });

  it('is closed for its consumer, with the features that the consumer has', async () => {
    await withLife(async (life) => {
      const { target } = await openOutside(life, 'ann');

      expect(await life.mutate('closeConversation', 'alreadyClosed conversation { stage }', target)).toEqual({
        alreadyClosed: false,
        conversation: { stage: 'CLOSE' },
      });
      expect(await life.seen(target)).toMatchObject({ stage: 'CLOSE' });
    });
  });
});

describe('a conversation opened outside the gateway, with forwarded credentials', () => {
  const forwarded = { settings: { CREDENTIALS: 'forwarded' } };

  /** Lets the gateway prove tokens by the key that signs them. */
  async function withKey(life: Life): Promise<void> {
    const consumerJwsPublicKey = await signingKeyOf(life.pair.sandbox.url);
    const accounts = life.pair.accounts.map(({ id }) => ({
      id,
      previousClientSecrets: [],
      consumerJwsPublicKey,
    }));
    life.pair.server.gateway.accounts.replace(accounts);
  }

  it.each([
    ['the Messaging REST API', {}],
    ["LivePerson's own refusal", withoutRest],
  ])('is continued by its consumer and by nobody else, as %s tells', async (_what, settings) => {
    await withLife(async (life) => {
      await life.pair.sandbox.change(settings);
      const { target, tokens, say } = await openOutside(life, 'ann');
      await say('from elsewhere');
      const eve = await askForTokens(life.pair, 'eve');
      const { accountId, conversationId } = target;
      const input = { accountId, conversationId, text: 'hi' };

      const foreign = await life.ask('sendText', sent, input, eve);
      const unknown = await life.ask('sendText', sent, { ...input, conversationId: 'no-such' }, eve);
      const mine = await life.mutate('sendText', sent, input, tokens);

      expect(mine).toEqual({ message: { sequence: 1 } });
      for (const answer of [foreign, unknown]) {
        expect(onlyError(answer).extensions).toMatchObject({
          code: 'CONVERSATION_NOT_FOUND',
          outcome: 'REJECTED',
        });
      }
    }, forwarded);
  });

  it('is found and read by its consumer and by nobody else', async () => {
    await withLife(async (life) => {
      await withKey(life);
      const { target, tokens, say } = await openOutside(life, 'ann');
      await say('from elsewhere');
      const eve = await askForTokens(life.pair, 'eve');

      expect(await readConversation(life, target, eve)).toBeNull();
      expect(await readConversation(life, target, tokens)).toMatchObject({
        id: target.conversationId,
        messages: { isComplete: true, edges: [{ node: { text: 'from elsewhere' } }] },
      });
      expect(await readConversation(life, target, eve)).toBeNull();
      expect(await readOpen(life, null, tokens)).toMatchObject({ id: target.conversationId });
      expect(await readOpen(life, null, eve)).toBeNull();
    }, forwarded);
  });
});
