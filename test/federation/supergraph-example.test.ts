import { describe, expect, it } from '@jest/globals';
import { documentBlock } from '../support/document-blocks.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { runInShell } from '../support/spawned-program.js';
import { askRouter, documents, followByRouter } from '../support/supergraph-ask.js';
import type { Known } from '../support/supergraph-ask.js';
import { compose, hasHive, requiresHive, withSupergraph } from '../support/supergraph-example.js';
import type { Supergraph } from '../support/supergraph-example.js';

// Hive runs in a process of its own, which takes seconds to start.
interface Opened {
  readonly createConversation: { readonly outcome: string; readonly conversation: Known };
}

const customer = { name: 'Ann Gold', tier: 'GOLD' };
const inputOf = ({ life }: Supergraph, more: object = {}) => ({
  input: { accountId: life.pair.accountId, consumerId: 'ann', routing: { skillId: '42' }, ...more },
});

async function opens(supergraph: Supergraph): Promise<string> {
  const { data, errors } = await askRouter<Opened>(supergraph.url, documents.open, inputOf(supergraph));
  expect(errors).toBeUndefined();
  expect(data?.createConversation).toEqual({
    outcome: 'CREATED',
    conversation: {
      id: expect.any(String),
      consumer: { customer },
      skill: { name: 'New contracts', team: { name: 'Sales' } },
    },
  });
  return data?.createConversation.conversation.id ?? '';
}

async function answersAcrossAll({ url, life }: Supergraph, id: string): Promise<void> {
  const { data, errors } = await askRouter<{ conversation: Known }>(url, documents.question, {
    accountId: life.pair.accountId,
    id,
  });
  expect(errors).toBeUndefined();
  expect(data?.conversation).toEqual({
    state: 'OPEN',
    consumer: { id: 'ann', customer },
    skill: { id: '42', name: 'New contracts', team: { hours: '8 to 20, every day' } },
  });
}

/** Opens again what is open, and fails at LivePerson: each error says its code, and what became of it. */
async function tellsErrors(supergraph: Supergraph): Promise<void> {
  const refused = await askRouter<Opened>(
    supergraph.url,
    documents.open,
    inputOf(supergraph, { ifOpen: 'REJECT' }),
  );
  expect(refused.errors?.[0]?.extensions).toMatchObject({
    code: 'CONVERSATION_ALREADY_OPEN',
    outcome: 'PARTIAL',
    safeToRepeat: true,
  });
  const { sandbox } = supergraph.life.pair;
  await sandbox.fault('asyncMessagingEnt', { kind: 'resetAfterEffect' }, 5);
  const lost = await askRouter<Opened>(
    supergraph.url,
    documents.open,
    inputOf(supergraph, { consumerId: 'ben' }),
  );
  expect(lost.errors?.[0]?.extensions).toMatchObject({ outcome: 'UNKNOWN', safeToRepeat: false });
  await sandbox.clearFaults();
  const strange = { accountId: supergraph.life.pair.accountId, id: 'nobody-knows-it' };
  const unknown = await askRouter<{ conversation: null }>(supergraph.url, documents.question, strange);
  expect(unknown.data).toEqual({ conversation: null });
}

/** The headers that decide who asks reach the subgraph. */
async function handsOn({ url, life }: Supergraph, id: string): Promise<void> {
  const headers = { 'x-request-id': 'from-the-client', 'x-request-timeout-ms': 'no number' };
  const variables = { accountId: life.pair.accountId, id };
  const { errors } = await askRouter(url, documents.question, variables, headers);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_REQUEST', requestId: 'from-the-client' });
}

/** A neighbour that is down costs its own fields. */
async function losesANeighbour({ url, life, crm }: Supergraph, id: string): Promise<void> {
  await crm.close();
  const variables = { accountId: life.pair.accountId, id };
  const { data, errors } = await askRouter<{ conversation: Known }>(url, documents.question, variables);
  expect(errors?.length).toBeGreaterThan(0);
  expect(data?.conversation).toMatchObject({
    state: 'OPEN',
    consumer: { id: 'ann', customer: null },
    skill: { name: 'New contracts' },
  });
}

describe('examples/supergraph', () => {
  it('fits together for both composers', () => {
    for (const composer of ['apollo', 'theguild']) {
      const sdl = compose(undefined, composer);
      for (const name of ['CONVERSATIONS', 'CRM', 'ROUTING'])
        expect(sdl).toContain(`@join__graph(name: "${name.toLowerCase()}"`);
    }
  });

  it.each(['apollo', 'theguild'] as const)(
    "answers in Apollo's gateway, composed by %s",
    async (composer) => {
      await withSupergraph('apollo', composer, async (supergraph) => {
        const id = await opens(supergraph);
        await answersAcrossAll(supergraph, id);
        await tellsErrors(supergraph);
        await handsOn(supergraph, id);
        await losesANeighbour(supergraph, id);
      });
    },
  );

  it("answers the line of the guide in Apollo's gateway", async () => {
    await withSupergraph('apollo', 'theguild', async ({ url }) => {
      const line = documentBlock('docs/supergraph.md', 'sh', 'curl').replace('http://127.0.0.1:4100/', url);
      const { data } = JSON.parse(await runInShell(line)) as { data: Opened }; // GraphQL's own form
      const { conversation, outcome } = data.createConversation;
      expect([outcome, conversation.consumer, conversation.skill]).toEqual([
        'CREATED',
        { customer },
        { name: 'New contracts', team: { name: 'Sales' } },
      ]);
    });
  });

  const itHive = hasHive || requiresHive ? it : it.skip;

  itHive.each(['apollo', 'theguild'] as const)(
    "answers in Hive's runtime, composed by %s",
    async (composer) => {
      await withSupergraph('hive', composer, async (supergraph) => {
        const id = await opens(supergraph);
        await answersAcrossAll(supergraph, id);
        await tellsErrors(supergraph);
        await handsOn(supergraph, id);
        await losesANeighbour(supergraph, id);
      });
    },
  );

  itHive("tells events through Hive's runtime, with what other subgraphs know", async () => {
    await withSupergraph('hive', 'theguild', async (supergraph) => {
      const { url, life } = supergraph;
      const conversationId = await opens(supergraph);
      await hearWebhooks(life.pair);
      const target = { accountId: life.pair.accountId, conversationId };
      const following = await followByRouter(url, { ...target, after: null });
      await life.agent(target, { action: 'text', text: 'hello' });
      const event = await following.heard(({ message }) => message?.text === 'hello');
      expect(event).toMatchObject({ __typename: 'MessageAdded', conversation: { state: 'OPEN' } });
      following.stop();
    });
  });
});
