import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Secret } from '../../src/config/secret.js';
import { neighbourSdl, startNeighbour } from '../support/federation-neighbour.js';
import { ask } from '../support/federation-stack.js';
import { composers, startRouter } from '../support/federation-supergraph.js';
import type { Composed } from '../support/federation-supergraph.js';
import { withPair } from '../support/start-pair.js';
import type { Pair, PairOptions } from '../support/start-pair.js';
import { playAgent } from './play-agent.js';
import { staffSdl, startStaff } from './staff-subgraph.js';

const gatewaySdl = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');

const account = { id: '12345678', clientId: 'app', clientSecret: 'secret', historyToken: 'history-token' };

/** An account whose conversations are read back from history alone, which knows agents by name. */
const withHistory: PairOptions = {
  sandbox: { accounts: [account] },
  account: { history: { kind: 'bearer', token: new Secret(account.historyToken) } },
};

const openMutation = `mutation ($input: CreateConversationInput!) {
  createConversation(input: $input) { conversation { id } firstMessage { message { sequence } } }
}`;

const ticketsQuery = `query ($accountId: ID!, $conversationIds: [ID!]!) {
  tickets(accountId: $accountId, conversationIds: $conversationIds) {
    conversation {
      id
      topic
      consumer { loyaltyPoints }
      agent { id displayName team }
      messages(last: 10) {
        isComplete
        edges { node { __typename from { role } ... on TextMessage { text } ... on FileMessage { caption } } }
      }
    }
  }
}`;

const entitiesQuery = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Conversation { id messages { isComplete edges { node { ... on TextMessage { text } } } } }
  }
}`;

const composeAll = (
  compose: (services: { name: string; url: string; sdl: string }[]) => Composed,
  urls: { readonly gateway: string; readonly shop: string; readonly staff: string },
): Composed =>
  compose([
    { name: 'conversations', url: urls.gateway, sdl: gatewaySdl },
    { name: 'shop', url: urls.shop, sdl: neighbourSdl },
    { name: 'staff', url: urls.staff, sdl: staffSdl },
  ]);

/** Opens a conversation with a first message; answers its id. */
async function open({ url }: Pair, consumerId: string): Promise<string> {
  const input = { accountId: account.id, consumerId, firstMessage: { text: `from ${consumerId}` } };
  const request = { query: openMutation, variables: { input } };
  const { data } = await ask<{ createConversation: { conversation: { id: string } } }>(
    `${url}/graphql`,
    request,
  );
  return data?.createConversation.conversation.id ?? '';
}

describe.each(Object.entries(composers))('%s', (_name, compose) => {
  it('composes the subgraph with one that fills Agent and shares its name', () => {
    const hosts = {
      gateway: 'http://gateway.example',
      shop: 'http://shop.example',
      staff: 'http://staff.example',
    };
    const { problems, supergraphSdl } = composeAll(compose, hosts);
    expect(problems).toEqual([]);
    expect(supergraphSdl).toContain('displayName');
    expect(supergraphSdl).toContain('MessageConnection');
  });

  it('makes a supergraph in which messages are told beside what the neighbours know', async () => {
    let later = 0;
    const options: PairOptions = { ...withHistory, now: () => Date.now() + later };
    await withPair(async (pair) => {
      await pair.sandbox.change({ services: { messagingRestApiDomain: false } });
      const shop = await startNeighbour();
      const staff = await startStaff();
      const urls = { gateway: `${pair.url}/graphql`, shop: shop.url, staff: staff.url };
      const router = await startRouter(composeAll(compose, urls).supergraphSdl ?? '');
      try {
        const first = await open(pair, 'consumer-1');
        const second = await open(pair, 'consumer-22');
        await playAgent(pair.sandbox.url, first, [
          { action: 'privateNote', text: 'not for the consumer' },
          { action: 'text', text: 'How can I help?' },
          { action: 'file' },
        ]);
        // What is known of an open conversation is asked for anew after five seconds.
        later = 6000;
        const variables = { accountId: account.id, conversationIds: [second, 'unknown', first] };
        const { data, errors } = await ask<{ tickets: { conversation: unknown }[] }>(router.url, {
          query: ticketsQuery,
          variables,
        });
        expect(errors).toBeUndefined();
        const said = (text: string) => ({
          node: { __typename: 'TextMessage', from: { role: 'CONSUMER' }, text },
        });
        const from = { role: 'ASSIGNED_AGENT' };
        const agentId = '29c3019d-fe0b-5200-afe8-737abfeae4b4';
        expect(data?.tickets.map(({ conversation }) => conversation)).toEqual([
          {
            ...{ id: second, topic: `topic of ${second}`, consumer: { loyaltyPoints: 11 }, agent: null },
            messages: { isComplete: true, edges: [said('from consumer-22')] },
          },
          // The gateway knows no such conversation, and every conversation has messages.
          null,
          {
            ...{ id: first, topic: `topic of ${first}`, consumer: { loyaltyPoints: 10 } },
            agent: { id: agentId, displayName: 'Sandbox Agent', team: `team of ${agentId}` },
            messages: {
              isComplete: true,
              edges: [
                said('from consumer-1'),
                { node: { __typename: 'TextMessage', from, text: 'How can I help?' } },
                { node: { __typename: 'FileMessage', from, caption: 'A file from the agent' } },
              ],
            },
          },
        ]);
      } finally {
        await router.close();
        await staff.close();
        await shop.close();
      }
    }, options);
  });
});

describe('_entities with messages', () => {
  it('asks history once, however many conversations are wanted', async () => {
    const started = Date.now();
    await withPair(
      async (pair) => {
        await pair.sandbox.change({ services: { messagingRestApiDomain: false } });
        const consumers = Array.from({ length: 50 }, (_, index) => `consumer-${index}`);
        const ids = await Promise.all(consumers.map((consumer) => open(pair, consumer)));
        await pair.sandbox.forgetCalls();
        const representations = ids.map((id) => ({ __typename: 'Conversation', accountId: account.id, id }));
        const { data, errors } = await ask<{ _entities: unknown[] }>(`${pair.url}/graphql`, {
          query: entitiesQuery,
          variables: { representations },
        });
        expect(errors).toBeUndefined();
        expect(data?._entities).toEqual(
          ids.map((id, index) => ({
            id,
            messages: { isComplete: true, edges: [{ node: { text: `from consumer-${index}` } }] },
          })),
        );
        expect(await pair.sandbox.services()).toEqual(['msgHist']);
      },
      // Time stands still: nothing that is known grows old.
      { ...withHistory, now: () => started },
    );
  });
});
