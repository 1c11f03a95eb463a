import { describe, expect, it } from '@jest/globals';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { withLife } from '../support/life-pair.js';
import { readConversation, readMessages, withHistory } from '../support/life-reads.js';

const metadata = [{ type: 'ExternalId', id: 'x' }];
const button = {
  type: 'button',
  title: 'Yes',
  click: { actions: [{ type: 'publishText', text: 'yes' }], metadata },
};
const quickReplies = { type: 'quickReplies', itemsPerRow: 8, replies: [button] };
const card = { type: 'vertical', elements: [{ type: 'text', text: 'A card' }] };

/** Everything that an agent can say to a consumer, and a note that is not for it. */
async function playAll(life: Life): Promise<LifeTarget> {
  const target = await life.open();
  await life.mutate('sendText', 'message { id }', { ...target, text: 'hello', externalId: 'mine' });
  await life.agent(target, { action: 'privateNote', text: 'a difficult customer' });
  await life.agent(target, { action: 'text', text: 'Which?', quickReplies });
  await life.agent(target, { action: 'rich', content: card });
  await life.agent(target, { action: 'file', fileType: 'PNG', caption: 'a file' });
  await life.agent(target, { action: 'secureForm', title: 'Secret', invitationId: 'i-1' });
  life.later(6000);
  await life.pair.sandbox.forgetCalls();
  return target;
}

const reply = { title: 'Yes', publishText: 'yes', metadata };
const told = [
  {
    __typename: 'TextMessage',
    externalId: 'mine',
    text: 'hello',
    quickReplies: [],
    from: { role: 'CONSUMER' },
  },
  { __typename: 'TextMessage', text: 'Which?', quickReplies: [reply], from: { role: 'ASSIGNED_AGENT' } },
  { __typename: 'RichMessage', content: card, quickReplies: [], from: { role: 'ASSIGNED_AGENT' } },
  { __typename: 'FileMessage', fileType: 'PNG', caption: 'a file', from: { role: 'ASSIGNED_AGENT' } },
  { __typename: 'SecureFormMessage', invitationId: 'i-1', from: { role: 'ASSIGNED_AGENT' } },
];
const withoutRest = { services: { messagingRestApiDomain: false } };

describe('the messages of a conversation', () => {
  it("come from the Messaging REST API with the connector's own tokens, and none that are for agents", async () => {
    await withLife(async (life) => {
      const target = await playAll(life);

      const { isComplete, messages } = await readMessages(life, target);

      expect(isComplete).toBe(true);
      expect(messages).toMatchObject(told);
      expect(messages.map(({ sequence }) => sequence)).toEqual([0, 2, 3, 4, 5]);
      expect([...new Set(await life.pair.sandbox.services())]).toEqual(['messagingRestApiDomain']);
    });
  });

  it('come from history where the account has no Messaging REST API, in the same types', async () => {
    await withLife(async (life) => {
      await life.pair.sandbox.change(withoutRest);
      const target = await playAll(life);

      const { isComplete, messages } = await readMessages(life, target);

      expect(isComplete).toBe(true);
      expect(messages).toMatchObject(told);
      expect(JSON.stringify(messages)).not.toContain('difficult');
      const history = (await life.pair.sandbox.calls()).filter(({ service }) => service === 'msgHist');
      expect(history.length).toBeGreaterThan(0);
      for (const { headers } of history) expect(headers['authorization']).toBe('Bearer history-token');
    }, withHistory);
  });

  it('are those that passed through the gateway, and said to be incomplete, where neither is there', async () => {
    await withLife(async (life) => {
      await life.pair.sandbox.change(withoutRest);
      const target = await playAll(life);

      const { isComplete, messages } = await readMessages(life, target);

      expect(isComplete).toBe(false);
      expect(messages).toMatchObject([told[0]]);
      expect(messages).toHaveLength(1);
    });
  });

  it('are those that passed through the gateway while the read fails', async () => {
    await withLife(async (life) => {
      const target = await playAll(life);
      await life.pair.sandbox.fault('messagingRestApiDomain', { kind: 'status', status: 503 }, 10);

      const { isComplete, messages } = await readMessages(life, target);

      expect([isComplete, messages.length]).toEqual([false, 1]);
    });
  });

  it('show what was just sent although the reads lag behind', async () => {
    await withLife(async (life) => {
      const target = await playAll(life);
      await life.pair.sandbox.change({ historyLagMs: 3000 });
      await life.say(target, 'just now');

      const { messages } = await readMessages(life, target);

      expect(messages.map(({ text }) => text).filter(Boolean)).toEqual(['hello', 'Which?', 'just now']);
    });
  });

  it('say how far they got, where history tells it', async () => {
    await withLife(async (life) => {
      await life.pair.sandbox.change(withoutRest);
      const target = await playAll(life);
      await life.say(target, 'not seen yet');
      await life.agent(target, { action: 'read', sequences: [0] });

      const { messages } = await readMessages(life, target);

      const mine = messages.filter(({ from }) => from.role === 'CONSUMER');
      expect(mine.map(({ text, status }) => [text, status])).toEqual([
        ['hello', 'READ'],
        ['not seen yet', 'SENT'],
      ]);
    }, withHistory);
  });

  it('page forward and backward', async () => {
    await withLife(async (life) => {
      const target = await playAll(life);
      const page = async (args: string) => {
        const query = `query ($accountId: ID!, $id: ID!) { conversation(accountId: $accountId, id: $id) {
          messages(${args}) { pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { sequence } } } } }`;
        const variables = { accountId: target.accountId, id: target.conversationId };
        const { data, text } = await life.pair.graphql<Paged>(query, variables);
        if (!data) throw new Error(text);
        const { pageInfo, edges } = data.conversation.messages;
        return { ...pageInfo, sequences: edges.map(({ node }) => node.sequence) };
      };

      const first = await page('first: 2');
      expect(first).toMatchObject({ sequences: [0, 2], hasNextPage: true, hasPreviousPage: false });
      expect(await page(`first: 9, after: "${first.endCursor ?? ''}"`)).toMatchObject({
        sequences: [3, 4, 5],
        hasNextPage: false,
        hasPreviousPage: true,
      });
      expect(await page('last: 1')).toMatchObject({ sequences: [5], hasPreviousPage: true });
    });
  });
});
interface Paged {
  readonly conversation: {
    readonly messages: {
      readonly pageInfo: { readonly endCursor: string | null };
      readonly edges: readonly { readonly node: { readonly sequence: number } }[];
    };
  };
}

describe('the agent of a conversation', () => {
  it('has a name where history tells it', async () => {
    await withLife(async (life) => {
      await life.pair.sandbox.change({ ...withoutRest, agentName: 'Ann Agent' });
      const target = await playAll(life);

      const conversation = await readConversation(life, target);

      expect(conversation?.agent).toEqual({ id: expect.any(String) as unknown, displayName: 'Ann Agent' }); // a matcher
    }, withHistory);
  });

  it('has none where only the Messaging REST API is asked', async () => {
    await withLife(async (life) => {
      const conversation = await readConversation(life, await playAll(life));

      expect(conversation?.agent).toEqual({ id: expect.any(String) as unknown, displayName: null }); // a matcher
    });
  });
});
