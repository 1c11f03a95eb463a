import { describe, expect, it } from '@jest/globals';
import { askForTokens, signingKeyOf } from '../support/ask-for-tokens.js';
import { create, createdIn } from '../support/create-conversation.js';
import { listenByStream } from '../support/event-listener.js';
import type { Listener, SeenEvent } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import { followers, withFollowedLife } from '../support/follow-life.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { withPair } from '../support/start-pair.js';
import { publishedIn } from '../support/typing-replicas.js';

/** Nothing ends typing within a test but what is tested. */
const patient = { CHAT_STATE_QUIET_MS: '600000' };
const [webSocket, serverSent, multipart] = followers;

const isText = (text: string) => (event: SeenEvent) => event.message?.text === text;
const type = (life: Life, target: LifeTarget) =>
  life.mutate('setChatState', 'chatState', { ...target, chatState: 'COMPOSING' });

/** Follows a conversation; resolves when the gateway tells of it. */
async function follow(life: Life, target: LifeTarget, by = webSocket): Promise<Listener> {
  const listener = await by?.listen(life.pair.url, target);
  if (listener === undefined) throw new Error('no way to follow');
  await listener.heard(isText('hello'));
  return listener;
}

/** Conversations of consumers in which each has said hello. */
async function greeted(life: Life, ...consumerIds: readonly string[]): Promise<LifeTarget[]> {
  const targets: LifeTarget[] = [];
  for (const consumerId of consumerIds) {
    const target = await life.open({ consumerId });
    await life.say(target, 'hello');
    targets.push(target);
  }
  await life.pair.sandbox.forgetCalls();
  return targets;
}

const stateOf = async (life: Life, target: LifeTarget) => {
  const { chatStates, consumerId } = await life.seen(target);
  return chatStates[consumerId];
};
const untilPaused = (life: Life, target: LifeTarget) =>
  eventually('PAUSE', async () => (await stateOf(life, target)) === 'PAUSE');

describe('COMPOSING of a consumer whose connection goes away', () => {
  it.each(followers)('ends at once: $name', async (by) => {
    await withFollowedLife(async (life) => {
      for (const target of await greeted(life, 'ann')) {
        const listener = await follow(life, target, by);
        await type(life, target);

        await listener.stop();

        await untilPaused(life, target);
        expect(await publishedIn(life.pair.sandbox)).toEqual(['COMPOSING', 'PAUSE']);
      }
    }, patient);
  });

  it('goes on while another connection follows the conversation', async () => {
    await withFollowedLife(async (life) => {
      const [ann, bob] = await greeted(life, 'ann', 'bob');
      if (ann === undefined || bob === undefined) throw new Error('nobody there');
      const all = await Promise.all([webSocket, serverSent, multipart].map((by) => follow(life, ann, by)));
      const other = await follow(life, bob);
      for (const target of [ann, bob]) await type(life, target);

      for (const listener of all.slice(1)) await listener.stop();
      await other.stop();
      // The connections that ended before Bob's have had their time.
      await untilPaused(life, bob);
      expect(await stateOf(life, ann)).toBe('COMPOSING');

      await all[0]?.stop();
      await untilPaused(life, ann);
    }, patient);
  });

  it('is all that ends: who does not type sends nothing', async () => {
    await withFollowedLife(async (life) => {
      const [ann, bob] = await greeted(life, 'ann', 'bob');
      if (ann === undefined || bob === undefined) throw new Error('nobody there');
      const listeners = [await follow(life, ann), await follow(life, bob)];
      await type(life, bob);

      for (const listener of listeners) await listener.stop();

      await untilPaused(life, bob);
      expect(await publishedIn(life.pair.sandbox)).toEqual(['COMPOSING', 'PAUSE']);
    }, patient);
  });

  it('ends with the tokens of the connection where they are forwarded', async () => {
    await withPair(
      async (pair) => {
        const { accountId } = pair;
        const consumerJwsPublicKey = await signingKeyOf(pair.sandbox.url);
        const accounts = pair.accounts.map(({ id }) => ({
          id,
          previousClientSecrets: [],
          consumerJwsPublicKey,
        }));
        pair.server.gateway.accounts.replace(accounts);
        const mine = await askForTokens(pair, 'me');
        const opened = createdIn(await create(pair, { consumerId: undefined }, mine));
        const input = { accountId, conversationId: opened.conversation.id };
        const headers = { accept: 'text/event-stream', ...mine };
        const listener = await listenByStream(pair.url, input, { path: '/graphql/stream', headers });
        const mutation =
          'mutation ($input: SetChatStateInput!) { setChatState(input: $input) { chatState } }';
        await pair.graphql(mutation, { input: { ...input, chatState: 'COMPOSING' } }, mine);

        await listener.stop();

        await eventually('PAUSE', async () => (await publishedIn(pair.sandbox)).includes('PAUSE'));
        expect(await publishedIn(pair.sandbox)).toEqual(['COMPOSING', 'PAUSE']);
      },
      { settings: { ...patient, CREDENTIALS: 'forwarded' } },
    );
  });
});
