import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  CreateConversationFullDocument,
  type CreateConversationInput,
} from '../../examples/generated/operations.js';
import { neighbourSdl, startNeighbour } from '../support/federation-neighbour.js';
import { ask, withStack } from '../support/federation-stack.js';
import type { Stack } from '../support/federation-stack.js';
import { composers, startRouter } from '../support/federation-supergraph.js';
import type { Composed } from '../support/federation-supergraph.js';

const gatewaySdl = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');

const acrossBoth = `mutation ($input: CreateConversationInput!) {
  createConversation(input: $input) {
    outcome
    conversation {
      id
      state
      topic
      consumer { id loyaltyPoints }
      skill { id name }
      account { services(names: ["idp"]) { name } }
    }
  }
}`;

const backToGateway = `query ($accountId: ID!, $conversationIds: [ID!]!) {
  tickets(accountId: $accountId, conversationIds: $conversationIds) {
    conversation { id topic ttr consumer { id loyaltyPoints } }
  }
}`;

const inputOf = (accountId: string, consumerId: string): CreateConversationInput => ({
  accountId,
  consumerId,
  routing: { skillId: '42', ttr: 'URGENT' },
});

describe.each(Object.entries(composers))('%s', (_name, compose) => {
  const together = (gateway: { url: string; sdl: string }, neighbourUrl: string): Composed =>
    compose([
      { name: 'conversations', ...gateway },
      { name: 'shop', url: neighbourUrl, sdl: neighbourSdl },
    ]);

  /** Runs a test against a router over gateway and neighbour, composed from what the gateway tells of itself. */
  async function withRouter(run: (routerUrl: string, stack: Stack) => Promise<void>): Promise<void> {
    await withStack(async (stack) => {
      const neighbour = await startNeighbour();
      const { data } = await ask<{ _service: { sdl: string } }>(stack.url, { query: '{ _service { sdl } }' });
      const gateway = { url: stack.url, sdl: data?._service.sdl ?? '' };
      const { supergraphSdl } = together(gateway, neighbour.url);
      const router = await startRouter(supergraphSdl ?? '');
      try {
        await run(router.url, stack);
      } finally {
        await router.close();
        await neighbour.close();
      }
    });
  }

  it('composes the subgraph alone', () => {
    const { problems, supergraphSdl } = compose([
      { name: 'conversations', url: 'http://gateway.example', sdl: gatewaySdl },
    ]);
    expect(problems).toEqual([]);
    expect(supergraphSdl).toContain('createConversation');
  });

  it('composes it beside a subgraph that extends Consumer and Conversation and resolves Skill', () => {
    const { problems, supergraphSdl } = together(
      { url: 'http://gateway.example', sdl: gatewaySdl },
      'http://shop.example',
    );
    expect(problems).toEqual([]);
    expect(supergraphSdl).toContain('loyaltyPoints');
    expect(supergraphSdl).toContain('createConversation');
  });

  it('makes a supergraph in which a mutation goes on into the neighbour', async () => {
    await withRouter(async (routerUrl, { accountId }) => {
      const input = inputOf(accountId, 'consumer-1');
      expect(await ask(routerUrl, { query: acrossBoth, variables: { input } })).toEqual({
        data: {
          createConversation: {
            outcome: 'CREATED',
            conversation: {
              id: expect.any(String),
              state: 'OPEN',
              topic: expect.stringMatching(/^topic of /),
              consumer: { id: 'consumer-1', loyaltyPoints: 10 },
              skill: { id: '42', name: 'skill 42' },
              account: { services: [{ name: 'idp' }] },
            },
          },
        },
      });
    });
  });

  it("makes a supergraph in which the neighbour's conversations are told by the gateway, in order", async () => {
    await withRouter(async (routerUrl, stack) => {
      const { accountId } = stack;
      const first = await createdId(stack, 'consumer-1');
      const second = await createdId(stack, 'consumer-22');
      const conversationIds = [second, 'unknown', first];
      const { data, errors } = await ask<{ tickets: unknown[] }>(routerUrl, {
        query: backToGateway,
        variables: { accountId, conversationIds },
      });
      expect(errors).toBeUndefined();
      expect(data?.tickets).toEqual([
        {
          conversation: {
            id: second,
            topic: `topic of ${second}`,
            ttr: 'URGENT',
            consumer: { id: 'consumer-22', loyaltyPoints: 11 },
          },
        },
        { conversation: { id: 'unknown', topic: 'topic of unknown', ttr: null, consumer: null } },
        {
          conversation: {
            id: first,
            topic: `topic of ${first}`,
            ttr: 'URGENT',
            consumer: { id: 'consumer-1', loyaltyPoints: 10 },
          },
        },
      ]);
    });
  });
});

async function createdId(stack: Stack, consumerId: string): Promise<string> {
  const input = inputOf(stack.accountId, consumerId);
  const { data } = await stack.ask(CreateConversationFullDocument, { input });
  return data?.createConversation.conversation.id ?? '';
}
