import { describe, expect, it } from '@jest/globals';
import { openOutside } from '../support/life-outside.js';
import { withLife } from '../support/life-pair.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { withHistory } from '../support/life-reads.js';

const state = 'id state stage agent { id } dialogs { id }';
const withMessages = `${state} messages { isComplete edges { node { ... on TextMessage { text } } } }`;

interface Entity {
  readonly id: string;
  readonly messages?: {
    readonly isComplete: boolean;
    readonly edges: readonly { readonly node: { readonly text: string } }[];
  };
}

/** What a router asks for: conversations by their keys, each one twice. */
async function entitiesOf(
  { pair }: Life,
  targets: readonly LifeTarget[],
  fields: string,
): Promise<readonly Entity[]> {
  const keys = targets.map(({ accountId, conversationId: id }) => ({
    __typename: 'Conversation',
    accountId,
    id,
  }));
  const query = `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Conversation { ${fields} } } }`;
  const { data, errors, text } = await pair.graphql<{ _entities: readonly Entity[] }>(query, {
    keys: [...keys, ...keys],
  });
  if (!data || errors) throw new Error(text);
  return data._entities.slice(0, targets.length);
}
/** Paths of the history calls of an account since the calls were forgotten. */
const historyCalls = async ({ pair }: Life, accountId: string) =>
  (await pair.sandbox.calls()).filter(
    ({ service, path }) => service === 'msgHist' && path.includes(`/${accountId}/`),
  );

/** 50 conversations of as many consumers, opened elsewhere, a text in each. */
async function fiftyOutside(life: Life): Promise<readonly LifeTarget[]> {
  await life.pair.sandbox.change({ services: { messagingRestApiDomain: false } });
  const names = Array.from({ length: 50 }, (_, index) => `consumer-${index}`);
  const opened = await Promise.all(names.map((name) => openOutside(life, name)));
  await Promise.all(opened.map(({ say, target }) => say(`I am ${target.consumerId}`)));
  await life.pair.sandbox.forgetCalls();
  return opened.map(({ target }) => target);
}

describe('50 conversations that a router asks for', () => {
  it.each([
    ['their state', state],
    ['their state and messages', withMessages],
  ])('are one history call: %s', async (_what, fields) => {
    await withLife(async (life) => {
      const targets = await fiftyOutside(life);

      const found = await entitiesOf(life, targets, fields);

      expect(found.map(({ id }) => id)).toEqual(targets.map(({ conversationId }) => conversationId));
      if (fields === withMessages) {
        expect(found.map(({ messages }) => messages?.edges.map(({ node }) => node.text))).toEqual(
          targets.map(({ consumerId }) => [`I am ${consumerId}`]),
        );
      }
      expect(await historyCalls(life, life.pair.accountId)).toHaveLength(1);
    }, withHistory);
  });

  it('are no call where the own record answers', async () => {
    await withLife(async (life) => {
      const targets = await fiftyOutside(life);
      await entitiesOf(life, targets, state);
      await life.pair.sandbox.forgetCalls();

      expect(await entitiesOf(life, targets, state)).toHaveLength(50);

      expect(await life.pair.sandbox.services()).toEqual([]);
    }, withHistory);
  });

  it('are asked for only as far as the own record does not answer', async () => {
    await withLife(async (life) => {
      const outside = await fiftyOutside(life);
      const own = await life.open({ consumerId: 'own' });
      await life.pair.sandbox.forgetCalls();

      expect(await entitiesOf(life, [own, ...outside], state)).toHaveLength(51);

      const [call, ...others] = await historyCalls(life, life.pair.accountId);
      expect(others).toEqual([]);
      const { conversationIds } = call?.body as { readonly conversationIds: readonly string[] }; // as MHIST documents
      expect([...conversationIds].sort()).toEqual(outside.map(({ conversationId }) => conversationId).sort());
    }, withHistory);
  });

  it('are one call with their messages too where the own record answers for some', async () => {
    await withLife(async (life) => {
      const outside = await fiftyOutside(life);
      await entitiesOf(life, outside.slice(0, 20), state);
      const own = await life.open({ consumerId: 'own' });
      await life.say(own, 'I am own');
      await life.pair.sandbox.forgetCalls();

      const found = await entitiesOf(life, [own, ...outside], withMessages);

      expect(found.map(({ messages }) => messages?.isComplete)).toEqual(found.map(() => true));
      expect(found.map(({ messages }) => messages?.edges.map(({ node }) => node.text))).toEqual(
        [own, ...outside].map(({ consumerId }) => [`I am ${consumerId}`]),
      );
      expect(await historyCalls(life, life.pair.accountId)).toHaveLength(1);
    }, withHistory);
  });

  it('are one call for each account', async () => {
    const accounts = ['11', '22'].map((id) => ({ id, clientId: `app-${id}`, clientSecret: `secret-${id}` }));
    const { history } = withHistory.account;
    await withLife(
      async (life) => {
        await life.pair.sandbox.change({ services: { messagingRestApiDomain: false } });
        const targets = await Promise.all(
          ['11', '22'].flatMap((accountId) =>
            ['a', 'b', 'c'].map((consumerId) =>
              life.open({ accountId, consumerId }).then((t) => ({ ...t, accountId })),
            ),
          ),
        );
        life.later(6000);
        await life.pair.sandbox.forgetCalls();

        expect(await entitiesOf(life, targets, state)).toHaveLength(6);

        for (const { id } of accounts) expect(await historyCalls(life, id)).toHaveLength(1);
      },
      { sandbox: { accounts }, account: { ...(history && { history }) } },
    );
  });

  it('are null for what nobody knows, without spoiling the others', async () => {
    await withLife(async (life) => {
      const [first, ...others] = await fiftyOutside(life);
      const unknown = { accountId: life.pair.accountId, conversationId: 'no-such', consumerId: '' };
      const targets = [unknown, ...others, ...(first ? [first] : [])];

      const found = await entitiesOf(life, targets, state);

      expect(found[0]).toBeNull();
      expect(found.filter(Boolean)).toHaveLength(50);
    }, withHistory);
  });
});
