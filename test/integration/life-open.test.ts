import { describe, expect, it } from '@jest/globals';
import { openOutside } from '../support/life-outside.js';
import { withLife } from '../support/life-pair.js';
import type { Life } from '../support/life-pair.js';
import { readConversation, readOpen, withHistory } from '../support/life-reads.js';

const created = 'outcome conversation { id stage consumer { id } }';
const reopen = (life: Life, more: object = {}) =>
  life.mutate('createConversation', created, {
    accountId: life.pair.accountId,
    consumerId: 'ann',
    ifOpen: 'RETURN_OPEN',
    ...more,
  });

describe('the open conversation of a consumer, opened elsewhere', () => {
  it('is found through history, and by nobody else', async () => {
    await withLife(async (life) => {
      const { target } = await openOutside(life, 'ann');

      expect(await readOpen(life, 'ann')).toEqual({ id: target.conversationId, stage: 'OPEN' });
      expect(await readOpen(life, 'eve')).toBeNull();
      expect(await life.say(target, 'found')).toBe(0);
    }, withHistory);
  });

  it('is returned by RETURN_OPEN', async () => {
    await withLife(async (life) => {
      const { target } = await openOutside(life, 'ann');

      expect(await reopen(life)).toEqual({
        outcome: 'RETURNED_OPEN',
        conversation: { id: target.conversationId, stage: 'OPEN', consumer: { id: 'ann' } },
      });
    }, withHistory);
  });

  it('is named by the refusal once it is known', async () => {
    await withLife(async (life) => {
      const { target } = await openOutside(life, 'ann');
      await readOpen(life, 'ann');

      const input = { accountId: target.accountId, consumerId: 'ann' };
      const { extensions } = await life.refused('createConversation', created, input);

      expect(extensions).toMatchObject({
        code: 'CONVERSATION_ALREADY_OPEN',
        details: { conversationId: target.conversationId },
      });
    }, withHistory);
  });

  it('is not found without a credential for history', async () => {
    await withLife(async (life) => {
      await openOutside(life, 'ann');

      expect(await readOpen(life, 'ann')).toBeNull();
      const input = { accountId: life.pair.accountId, consumerId: 'ann', ifOpen: 'RETURN_OPEN' };
      const { extensions } = await life.refused('createConversation', created, input);
      expect(extensions.code).toBe('CONVERSATION_ALREADY_OPEN');
    });
  });

  it('is found while a survey runs in it', async () => {
    await withLife(async (life) => {
      const { target, send } = await openOutside(life, 'ann', [
        'RICH_CONTENT',
        'QUICK_REPLIES',
        'MULTI_DIALOG',
      ]);
      const dialog = { dialogId: target.conversationId, state: 'CLOSE', closedCause: 'Closed by consumer' };
      const { conversationId } = target;
      const conversationField = { field: 'DialogChange', type: 'UPDATE', dialog };
      await send('cm.UpdateConversationField', { conversationId, conversationField });

      expect(await readOpen(life, 'ann')).toEqual({ id: conversationId, stage: 'OPEN' });
      expect(await reopen(life)).toMatchObject({
        outcome: 'RETURNED_OPEN',
        conversation: { id: conversationId },
      });
    }, withHistory);
  });
});

describe('history that lags behind', () => {
  it('does not open again what was closed here', async () => {
    await withLife(async (life) => {
      await life.pair.sandbox.change({ services: { messagingRestApiDomain: false } });
      const target = await life.open();
      life.later(120_000);
      await life.pair.sandbox.change({ historyLagMs: 60_000 });
      await life.mutate('closeConversation', 'alreadyClosed', target);

      expect(await readOpen(life, 'ann')).toBeNull();
      expect(await readConversation(life, target)).toMatchObject({ state: 'CLOSE', stage: 'CLOSE' });
    }, withHistory);
  });

  it('does not close the conversation that was opened since', async () => {
    await withLife(async (life) => {
      await life.pair.sandbox.change({ services: { messagingRestApiDomain: false } });
      const old = await openOutside(life, 'ann');
      life.later(120_000);
      await life.agent(old.target, { action: 'close' });
      const target = await life.open();
      await life.pair.sandbox.change({ historyLagMs: 60_000 });

      await readConversation(life, old.target);

      expect(await readOpen(life, 'ann')).toEqual({ id: target.conversationId, stage: 'OPEN' });
      expect(await readConversation(life, target)).toMatchObject({ state: 'OPEN', stage: 'OPEN' });
      expect(await life.mutate('closeConversation', 'alreadyClosed', target)).toEqual({
        alreadyClosed: false,
      });
    }, withHistory);
  });
});

interface Listed {
  readonly conversations: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly node: { readonly id: string } }[];
  };
}

describe('the conversations of a consumer', () => {
  const list = async ({ pair }: Life, consumerId: string, more: object = {}) => {
    const query = `query ($accountId: ID!, $consumerId: ID, $state: ConversationState, $first: Int, $after: ID) {
      conversations(accountId: $accountId, consumerId: $consumerId, state: $state, first: $first, after: $after) {
        pageInfo { hasNextPage endCursor } edges { node { id } } } }`;
    const { data, text } = await pair.graphql<Listed>(query, {
      accountId: pair.accountId,
      consumerId,
      ...more,
    });
    if (!data) throw new Error(text);
    const { pageInfo, edges } = data.conversations;
    return { ...pageInfo, ids: edges.map(({ node }) => node.id) };
  };

  it('are those known here and those that history knows, newest first, and of nobody else', async () => {
    await withLife(async (life) => {
      const first = await openOutside(life, 'ann');
      await life.agent(first.target, { action: 'close' });
      life.later(1000);
      const second = await life.open();
      await life.mutate('closeConversation', 'alreadyClosed', second);
      life.later(1000);
      const third = await openOutside(life, 'ann');
      await openOutside(life, 'eve');
      const ids = [third.target, second, first.target].map(({ conversationId }) => conversationId);

      expect((await list(life, 'ann')).ids).toEqual(ids);
      expect((await list(life, 'ann', { state: 'OPEN' })).ids).toEqual(ids.slice(0, 1));
      expect((await list(life, 'ann', { state: 'CLOSE' })).ids).toEqual(ids.slice(1));
      expect((await list(life, 'bob')).ids).toEqual([]);
      const page = await list(life, 'ann', { first: 2 });
      expect(page).toMatchObject({ ids: ids.slice(0, 2), hasNextPage: true });
      expect((await list(life, 'ann', { first: 2, after: page.endCursor })).ids).toEqual(ids.slice(2));
    }, withHistory);
  });

  it('are those known here where history cannot be asked', async () => {
    await withLife(async (life) => {
      await life.mutate('closeConversation', 'alreadyClosed', await life.open());
      life.later(1000);
      const { conversationId } = await life.open();
      await openOutside(life, 'eve');

      const { ids } = await list(life, 'ann');

      expect([ids.length, ids[0]]).toEqual([2, conversationId]);
      expect((await list(life, 'eve')).ids).toEqual([]);
    });
  });
});
