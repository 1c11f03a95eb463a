import { describe, expect, it } from '@jest/globals';
import { withLogin } from '../support/brand-login.js';
import type { Login } from '../support/brand-login.js';
import { eventually } from '../support/eventually.js';
import type { Life } from '../support/life-pair.js';
import { postGraphql } from '../support/post-graphql.js';
import { subscribeBySocket, subscribeByStream } from '../support/raw-subscriber.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';

type Headers = Readonly<Record<string, string>>;
const accounts = ['11', '22'].map((id) => ({ id, clientId: `app-${id}`, clientSecret: `secret-${id}` }));
const secretText = 'words that are ann’s alone';

/** A conversation of `ann` in account 11, and callers who must not have it. */
interface Crossing {
  readonly life: Life;
  readonly login: Login;
  readonly ann: Headers;
  readonly target: { readonly accountId: string; readonly conversationId: string };
  readonly attackers: readonly (readonly [string, Headers])[];
}

async function withCrossing(run: (crossing: Crossing) => Promise<void>): Promise<void> {
  await withLogin(
    async (life, login) => {
      await hearWebhooks(life.pair);
      const ann = await login.as({ sub: 'ann', accounts: ['11'] });
      const { conversation } = await life.mutate<{ conversation: { id: string } }>(
        'createConversation',
        'conversation { id }',
        { accountId: '11' },
        ann,
      );
      const target = { accountId: '11', conversationId: conversation.id };
      await life.mutate('sendText', 'message { id }', { ...target, text: secretText }, ann);
      const attackers = [
        ['another consumer of the account', await login.as({ sub: 'bob', accounts: ['11'] })],
        ['the same name in another account', await login.as({ sub: 'ann', accounts: ['22'] })],
        ['a service of another account', await login.as({ sub: 's', accounts: ['22'], scope: 'act:any' })],
        ['nobody', {}],
      ] as const;
      await run({ life, login, ann, target, attackers });
    },
    { sandbox: { accounts } },
  );
}

const fields = 'id state consumer { id } messages { edges { node { id ... on TextMessage { text } } } }';
const readDocument = `query ($accountId: ID!, $conversationId: ID!) {
  conversation(accountId: $accountId, id: $conversationId) { ${fields} }
}`;
const entitiesDocument = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Conversation { ${fields} } } }`;
const mutations: readonly (readonly [string, string, object])[] = [
  ['sendText', 'message { id }', { text: 'forged' }],
  ['sendFile', 'message { id }', { relativePath: '/v1/AUTH_async-images/11/a.PNG', fileType: 'PNG' }],
  ['setChatState', 'chatState', { chatState: 'COMPOSING' }],
  ['acknowledgeMessages', 'status', { sequences: [0], status: 'READ' }],
  ['clickAction', 'outcome: __typename', { sequence: 0 }],
  ['requestFileUpload', 'url', { fileType: 'JPG', sizeBytes: 10 }],
  ['requestFileDownload', 'url', { relativePath: '/v1/AUTH_async-images/11/a.PNG' }],
  ['submitCsat', 'outcome: __typename', { rating: 1, resolved: false }],
  ['closeConversation', 'alreadyClosed', {}],
];

describe('a conversation of another', () => {
  it('33: is in no query and no entity, and answered as a missing one is', async () => {
    await withCrossing(async ({ life: { pair }, ann, target, attackers }) => {
      const ask = async (headers: Headers, at: typeof target) => {
        const r = [{ __typename: 'Conversation', accountId: at.accountId, id: at.conversationId }];
        const answers = [
          await postGraphql(pair.url, readDocument, at, headers),
          await postGraphql(pair.url, entitiesDocument, { r }, headers),
        ];
        return answers.map(({ text }) => text.replaceAll(/"requestId":"[^"]*"/g, ''));
      };
      expect((await ask(ann, target)).every((text) => text.includes(secretText))).toBe(true);
      for (const [, headers] of attackers) {
        const foreign = await ask(headers, target);
        expect(foreign.join()).not.toContain(secretText);
        expect(foreign).toEqual(await ask(headers, { ...target, conversationId: 'missing' }));
      }
    });
  });

  it('33: is changed by no mutation, whoever is named as its consumer', async () => {
    await withCrossing(async ({ life, target, attackers }) => {
      await life.pair.sandbox.forgetCalls();
      for (const [who, headers] of attackers) {
        for (const consumerId of [undefined, 'ann']) {
          for (const [name, shown, input] of mutations) {
            const { errors, data } = await life.ask(
              name,
              shown,
              { ...target, ...input, consumerId },
              headers,
            );
            const codes = errors?.map(({ extensions }) => extensions.code);
            expect({ who, name, codes, data: data?.[name] ?? null }).toMatchObject({
              codes: [
                expect.stringMatching(/^(CONVERSATION|ACCOUNT)_NOT_FOUND$|^FORBIDDEN$|^UNAUTHENTICATED$/),
              ],
              data: null,
            });
          }
        }
      }
      expect(await life.sends()).toEqual([]);
      expect((await life.seen(target)).state).toBe('OPEN');
    });
  });

  it.each(['websocket', 'sse', 'multipart'] as const)(
    '33: is told to nobody else by subscription, with a cursor of its own or without: %s',
    async (transport) => {
      await withCrossing(async ({ life, ann, target, attackers }) => {
        const { url } = life.pair;
        const subscribe = (headers: Headers, after: string | null = null) =>
          transport === 'websocket'
            ? subscribeBySocket(url, { ...target, after }, { headers })
            : subscribeByStream(url, { ...target, after }, transport, headers);
        const own = await subscribe(ann);
        await eventually('an event', () => Promise.resolve(own.events.length > 0));
        for (const [, headers] of attackers) {
          for (const after of [null, own.events[0]?.cursor ?? '']) {
            const foreign = await subscribe(headers, after);
            if (transport === 'websocket' && headers['authorization'] === undefined)
              expect(await foreign.closed).toBe(4403);
            else {
              await eventually('the refusal', () => Promise.resolve(foreign.errors.length > 0));
              expect(foreign.errors).toEqual([
                expect.stringMatching(/^(CONVERSATION|ACCOUNT)_NOT_FOUND$|^UNAUTHENTICATED$/),
              ]);
            }
            await life.agent(target, { action: 'text', text: secretText });
            expect(foreign.events).toEqual([]);
            foreign.destroy();
          }
        }
        own.destroy();
      });
    },
  );

  it('33: a cursor of its messages opens none of them in a conversation of one’s own', async () => {
    await withCrossing(async ({ life, login, ann, target }) => {
      const bob = await login.as({ sub: 'bob', accounts: ['11'] });
      const { conversation } = await life.mutate<{ conversation: { id: string } }>(
        'createConversation',
        'conversation { id }',
        { accountId: '11' },
        bob,
      );
      const document = `query ($accountId: ID!, $id: ID!, $before: ID) {
        conversation(accountId: $accountId, id: $id) {
          messages(before: $before) { pageInfo { endCursor } edges { node { ... on TextMessage { text } } } }
        }
      }`;
      interface Page {
        readonly conversation: { readonly messages: { readonly pageInfo: { readonly endCursor: string } } };
      }
      const mine = await postGraphql<Page>(
        life.pair.url,
        document,
        { accountId: '11', id: target.conversationId },
        ann,
      );
      const before = mine.data?.conversation.messages.pageInfo.endCursor;
      expect(before).toBeTruthy();
      const variables = { accountId: '11', id: conversation.id, before };
      expect((await postGraphql(life.pair.url, document, variables, bob)).text).not.toContain(secretText);
    });
  });
});

describe('two who ask the same in the same moment', () => {
  const createDocument = `mutation ($input: CreateConversationInput!) {
    createConversation(input: $input) { outcome conversation { id consumer { id } } }
  }`;
  interface Created {
    readonly createConversation: {
      readonly outcome: string;
      readonly conversation: { readonly id: string; readonly consumer: { readonly id: string } };
    };
  }

  it('34: each open and read their own, with the same key and the same variables', async () => {
    await withLogin(async (life, login) => {
      const { url, accountId } = life.pair;
      const people = await Promise.all(
        Array.from({ length: 20 }, async (_, n) => ({
          sub: `c${n}`,
          headers: await login.as({ sub: `c${n}` }),
        })),
      );
      const input = { accountId, idempotencyKey: 'the same', firstMessage: { text: 'hello' } };
      const opened = await Promise.all(
        people.map(({ headers }) => postGraphql<Created>(url, createDocument, { input }, headers)),
      );
      const conversations = opened.map(({ data }) => data?.createConversation.conversation);
      expect(conversations.map((one) => one?.consumer.id)).toEqual(people.map(({ sub }) => sub));
      expect(new Set(conversations.map((one) => one?.id)).size).toBe(people.length);

      const openDocument = `query ($accountId: ID!) { openConversation(accountId: $accountId) { id consumer { id } } }`;
      const found = await Promise.all(
        people.map(({ headers }) =>
          postGraphql<{ openConversation: object }>(url, openDocument, { accountId }, headers),
        ),
      );
      expect(found.map(({ data }) => data?.openConversation)).toEqual(conversations);
    });
  });

  it('34: accounts share neither tokens nor hosts nor outcomes', async () => {
    await withLogin(
      async (life, login) => {
        const ann = await login.as({ sub: 'ann', accounts: ['11', '22'] });
        const answers = await Promise.all(
          ['11', '22', '11', '22'].map((accountId) =>
            postGraphql<Created>(
              life.pair.url,
              createDocument,
              { input: { accountId, idempotencyKey: 'the same' } },
              ann,
            ),
          ),
        );
        const ids = answers.map(({ data }) => data?.createConversation.conversation.id);
        expect([ids[0], ids[1]]).toEqual([ids[2], ids[3]]);
        expect(ids[0]).not.toBe(ids[1]);
        const sent = (await life.pair.sandbox.calls()).filter(
          ({ service }) => service === 'asyncMessagingEnt',
        );
        expect(sent.map(({ path }) => /\/account\/(\d+)\//.exec(path)?.[1]).sort()).toEqual(['11', '22']);
        const tokens = sent.flatMap(({ headers }) => [headers['authorization'], headers['x-lp-on-behalf']]);
        expect(new Set(tokens).size).toBe(4);
      },
      { sandbox: { accounts } },
    );
  });
});
