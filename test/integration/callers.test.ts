import { describe, expect, it } from '@jest/globals';
import { withLogin } from '../support/brand-login.js';
import type { Login } from '../support/brand-login.js';
import type { Life } from '../support/life-pair.js';
import { onlyError, postGraphql } from '../support/post-graphql.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';

type Headers = Readonly<Record<string, string>>;
const two = [
  { id: '12345678', clientId: 'one', clientSecret: 'secret one' },
  { id: '87654321', clientId: 'two', clientSecret: 'secret two' },
];

interface Opened {
  readonly conversation: { readonly id: string; readonly consumer: { readonly id: string } | null };
}

/** Opens a conversation for whoever the headers name. */
async function open(life: Life, headers: Headers, input: object = {}): Promise<Opened['conversation']> {
  const whole = { accountId: life.pair.accountId, ...input };
  const fields = 'conversation { id consumer { id } }';
  return (await life.mutate<Opened>('createConversation', fields, whole, headers)).conversation;
}
const refuse = async (life: Life, headers: Headers, input: object = {}): Promise<string> => {
  const whole = { accountId: life.pair.accountId, ...input };
  return (await life.refused('createConversation', 'outcome', whole, headers)).extensions.code;
};
const readDocument = `query ($accountId: ID!, $id: ID!) {
  conversation(accountId: $accountId, id: $id) { id messages { edges { node { sequence } } } }
}`;
const read = (life: Life, headers: Headers, id: string) =>
  postGraphql<{ conversation: { id: string } | null }>(
    life.pair.url,
    readDocument,
    { accountId: life.pair.accountId, id },
    headers,
  );

/** Two consumers who have logged in, each with a conversation. */
async function withTwo(
  run: (
    life: Life,
    people: { ann: Headers; bob: Headers; annId: string; bobId: string },
    login: Login,
  ) => Promise<void>,
): Promise<void> {
  await withLogin(async (life, login) => {
    const [ann, bob] = [await login.as({ sub: 'ann' }), await login.as({ sub: 'bob' })];
    const [annId, bobId] = [(await open(life, ann)).id, (await open(life, bob)).id];
    await run(life, { ann, bob, annId, bobId }, login);
  });
}

describe('a caller with a token', () => {
  it('acts for the consumer whom the token names, and may name it', async () => {
    await withLogin(async (life, login) => {
      const ann = await login.as({ sub: 'ann' });

      const { id, consumer } = await open(life, ann);

      expect(consumer).toEqual({ id: 'ann' });
      expect(await refuse(life, ann, { consumerId: 'ann' })).toBe('CONVERSATION_ALREADY_OPEN');
      const sent = await life.mutate<{ message: { sequence: number } }>(
        'sendText',
        'message { sequence }',
        { accountId: life.pair.accountId, conversationId: id, text: 'hello' },
        ann,
      );
      expect(sent.message.sequence).toBe(0);
    });
  });

  it('is refused before anybody is called: without a token, with a forged one, for another consumer', async () => {
    await withLogin(async (life, login) => {
      expect(await refuse(life, {})).toBe('UNAUTHENTICATED');
      expect(await refuse(life, await login.forged({ sub: 'ann' }))).toBe('UNAUTHENTICATED');
      expect(await refuse(life, await login.as({ sub: 'ann', aud: 'other' }))).toBe('UNAUTHENTICATED');
      expect(await refuse(life, await login.as({ sub: 'ann', exp: 1 }))).toBe('UNAUTHENTICATED');
      expect(await refuse(life, await login.as({ sub: 'ann' }), { consumerId: 'bob' })).toBe('FORBIDDEN');
      expect(await refuse(life, await login.as({}))).toBe('UNAUTHENTICATED');
      expect(await life.pair.sandbox.calls()).toEqual([]);
      expect(life.pair.logLines.join()).not.toMatch(/eyJ/);
    });
  });

  it('reads its own conversations, and no other one than a missing one', async () => {
    await withTwo(async (life, { ann, annId, bobId }) => {
      expect((await read(life, ann, annId)).data?.conversation?.id).toBe(annId);
      const [foreign, missing] = [await read(life, ann, bobId), await read(life, ann, 'missing')];
      expect(foreign.data).toEqual({ conversation: null });
      expect(missing.data).toEqual(foreign.data);
      expect(onlyError(await read(life, {}, annId)).extensions.code).toBe('UNAUTHENTICATED');
    });
  });

  it('changes nothing in the conversation of another', async () => {
    await withTwo(async (life, { ann, bobId }) => {
      const target = { accountId: life.pair.accountId, conversationId: bobId };
      const operations: readonly (readonly [string, string, object])[] = [
        ['sendText', 'message { sequence }', { ...target, text: 'hello' }],
        ['setChatState', 'chatState', { ...target, chatState: 'COMPOSING' }],
        ['acknowledgeMessages', 'status', { ...target, sequences: [0], status: 'READ' }],
        ['closeConversation', 'alreadyClosed', target],
        ['requestFileUpload', 'url', { ...target, fileType: 'JPG', sizeBytes: 10 }],
      ];
      await life.pair.sandbox.forgetCalls();
      for (const [name, fields, input] of operations) {
        const { errors, text } = await life.ask(name, fields, input, ann);
        expect({ name, codes: errors?.map(({ extensions }) => extensions.code), text }).toMatchObject({
          name,
          codes: ['CONVERSATION_NOT_FOUND'],
        });
      }
      expect(await life.sends()).toEqual([]);
    });
  });

  it('finds its open conversation and no one else’s, and lists its own', async () => {
    await withTwo(async (life, { ann, annId }) => {
      const ask = (consumerId: string | null) =>
        postGraphql<{ openConversation: { id: string } | null }>(
          life.pair.url,
          'query ($accountId: ID!, $consumerId: ID) { openConversation(accountId: $accountId, consumerId: $consumerId) { id } }',
          { accountId: life.pair.accountId, consumerId },
          ann,
        );
      expect((await ask(null)).data?.openConversation?.id).toBe(annId);
      expect(onlyError(await ask('bob')).extensions.code).toBe('FORBIDDEN');
    });
  });

  it('gets entities of its own only', async () => {
    await withTwo(async (life, { ann, annId, bobId }) => {
      const { accountId } = life.pair;
      const representations = [
        { __typename: 'Conversation', accountId, id: annId },
        { __typename: 'Conversation', accountId, id: bobId },
        { __typename: 'Consumer', accountId, id: 'ann' },
        { __typename: 'Consumer', accountId, id: 'bob' },
        { __typename: 'Account', id: accountId },
      ];
      const { data } = await postGraphql(
        life.pair.url,
        'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
        { r: representations },
        ann,
      );
      expect(data).toEqual({
        _entities: [
          { __typename: 'Conversation' },
          null,
          { __typename: 'Consumer' },
          null,
          { __typename: 'Account' },
        ],
      });
    });
  });

  it('finds a conversation that webhooks alone told of, when it is its own', async () => {
    await withLogin(async (life, login) => {
      await hearWebhooks(life.pair);
      const ann = await login.as({ sub: 'ann' });
      const { id } = await open(life, ann);
      expect((await read(life, await login.as({ sub: 'ann' }), id)).data?.conversation?.id).toBe(id);
      expect((await read(life, await login.as({ sub: 'bob' }), id)).data?.conversation).toBeNull();
    });
  });

  it('may act in the accounts of its claim alone', async () => {
    await withLogin(
      async (life, login) => {
        const [one, other] = two.map(({ id }) => id);
        const both = await login.as({ sub: 'ann', accounts: [one, other] });
        const second = await login.as({ sub: 'bob', accounts: [other] });
        const none = await login.as({ sub: 'bob' });
        expect((await open(life, both, { accountId: one })).id).toBeTruthy();
        expect((await open(life, both, { accountId: other })).id).toBeTruthy();
        expect(await refuse(life, second, { accountId: one })).toBe('ACCOUNT_NOT_FOUND');
        expect(await refuse(life, none, { accountId: one })).toBe('ACCOUNT_NOT_FOUND');
        const accounts = await postGraphql(
          life.pair.url,
          '{ a: account(id: "12345678") { id } b: account(id: "87654321") { id } }',
          {},
          second,
        );
        expect(accounts.data).toEqual({ a: null, b: { id: '87654321' } });
      },
      { sandbox: { accounts: two } },
    );
  });

  it('acts for any consumer where its scope lets a service do so', async () => {
    await withLogin(async (life, login) => {
      const service = await login.as({ sub: 'the service', scope: 'act:any' });
      const { id, consumer } = await open(life, service, { consumerId: 'ann' });
      expect(consumer).toEqual({ id: 'ann' });
      expect((await read(life, service, id)).data?.conversation?.id).toBe(id);
      expect((await read(life, await login.as({ sub: 'ann' }), id)).data?.conversation?.id).toBe(id);
    });
  });

  it('shares no idempotency key with another', async () => {
    await withLogin(async (life, login) => {
      const input = { idempotencyKey: 'key' };
      const [ann, bob] = [await login.as({ sub: 'ann' }), await login.as({ sub: 'bob' })];
      const ids = [
        await open(life, ann, input),
        await open(life, bob, input),
        await open(life, ann, input),
      ].map(({ id }) => id);
      expect(ids[0]).toBe(ids[2]);
      expect(ids[0]).not.toBe(ids[1]);
    });
  });
});
