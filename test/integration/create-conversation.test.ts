import { describe, expect, it } from '@jest/globals';
import { exampleVariables } from '../../src/server/example-operation.js';
import { create, createMutation, createdIn } from '../support/create-conversation.js';
import type { Created } from '../support/create-conversation.js';
import { onlyError } from '../support/post-graphql.js';
import { readFixture } from '../support/read-fixture.js';
import { withPair } from '../support/start-pair.js';
import { withoutIds } from '../support/without-ids.js';

const cold = ['domain', 'sentinel', 'idp', 'asyncMessagingEnt'];

describe('createConversation', () => {
  it("sends the seed document's body for the seed's inputs, in exactly four calls", async () => {
    await withPair(async (pair) => {
      const { accountId, sandbox } = pair;
      const created = createdIn(
        await pair.graphql<Created>(createMutation, { ...exampleVariables(accountId) }),
      );
      const calls = await sandbox.calls();
      const expected = await readFixture('create-conversation.sdes.request', accountId);
      expect(calls.map(({ service, status }) => [service, status])).toEqual([
        ['domain', 200],
        ['sentinel', 200],
        ['idp', 201],
        ['asyncMessagingEnt', 200],
      ]);
      expect(withoutIds(calls[3]?.body)).toEqual(withoutIds(expected));
      expect(created.outcome).toBe('CREATED');
      expect(created.conversation).toMatchObject({
        accountId,
        state: 'OPEN',
        stage: 'OPEN',
        ttr: 'NORMAL',
        consumer: { accountId, id: 'John_Doe_facebook12345' },
        skill: null,
      });
      const [opened] = await sandbox.conversations();
      expect(created.conversation.id).toBe(opened?.id);
    });
  });

  it("speaks each service's documented request", async () => {
    await withPair(async (pair) => {
      createdIn(await create(pair));
      const [domain, sentinel, idp, conversation] = await pair.sandbox.calls();
      const { id, clientId, clientSecret } = pair.accounts[0] ?? {};
      expect(domain).toMatchObject({
        method: 'GET',
        path: `/api/account/${id}/service/baseURI.json?version=1.0`,
      });
      expect(domain?.headers).not.toHaveProperty('authorization');
      expect(sentinel).toMatchObject({
        method: 'POST',
        path: `/sentinel/api/account/${id}/app/token?v=1.0&grant_type=client_credentials`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: { client_id: clientId, client_secret: clientSecret },
      });
      expect(idp).toMatchObject({
        method: 'POST',
        path: `/api/account/${id}/consumer?v=1.0`,
        headers: { 'content-type': 'application/json' },
        body: { ext_consumer_id: 'consumer-1' },
      });
      expect(conversation).toMatchObject({
        method: 'POST',
        path: `/api/account/${id}/messaging/consumer/conversation?v=3`,
        headers: { 'content-type': 'application/json', authorization: idp?.headers['authorization'] },
      });
      const bareToken = /^[\w-]+\.[\w-]+\.[\w-]+$/;
      expect(conversation?.headers['authorization']).toMatch(bareToken);
      expect(conversation?.headers['x-lp-on-behalf']).toMatch(bareToken);
    });
  });

  it('sends a batch in which each id is its own and at most 64 characters long', async () => {
    await withPair(async (pair) => {
      createdIn(await create(pair));
      const call = (await pair.sandbox.calls()).at(-1);
      const ids = (call?.body as { id: string }[]).map(({ id }) => id); // a batch is a list of requests
      expect(new Set(ids).size).toBe(2);
      for (const id of ids) expect(id).toMatch(/^.{1,64}$/);
    });
  });

  it('makes four calls cold, two for a new consumer, one warm', async () => {
    await withPair(async (pair) => {
      createdIn(await create(pair, { consumerId: 'first' }));
      expect(await pair.sandbox.services()).toEqual(cold);
      await pair.sandbox.forgetCalls();
      createdIn(await create(pair, { consumerId: 'second' }));
      expect(await pair.sandbox.services()).toEqual(['idp', 'asyncMessagingEnt']);
      await pair.sandbox.forgetCalls();
      onlyError(await create(pair, { consumerId: 'second' }));
      expect(await pair.sandbox.services()).toEqual(['asyncMessagingEnt']);
    });
  });

  it('asks for hosts and AppJWT once when 64 new consumers come to a cold gateway at once', async () => {
    await withPair(async (pair) => {
      const consumers = Array.from({ length: 64 }, (_, number) => `consumer-${number}`);
      const answers = await Promise.all(consumers.map((consumerId) => create(pair, { consumerId })));
      const ids = answers.map((answer) => createdIn(answer).conversation.id);
      expect(new Set(ids).size).toBe(64);
      const services = await pair.sandbox.services();
      const count = (name: string): number => services.filter((service) => service === name).length;
      expect([...new Set(services)].map((name) => [name, count(name)])).toEqual([
        ['domain', 1],
        ['sentinel', 1],
        ['idp', 64],
        ['asyncMessagingEnt', 64],
      ]);
    });
  });

  it('opens conversations through an https sandbox whose authority it is told', async () => {
    await withPair(
      async (pair) => {
        expect(pair.sandbox.url).toMatch(/^https:/);
        expect(createdIn(await create(pair)).outcome).toBe('CREATED');
        expect(await pair.sandbox.services()).toEqual(cold);
      },
      { sandbox: { tls: true } },
    );
  });

  it('does not trust an https sandbox whose authority it is not told', async () => {
    await withPair(
      async (pair) => {
        expect(onlyError(await create(pair)).extensions).toMatchObject({
          code: 'UPSTREAM_UNAVAILABLE',
          outcome: 'NOT_SENT',
        });
        expect(await pair.sandbox.services()).toEqual([]);
      },
      { sandbox: { tls: true }, upstream: { certificateAuthority: undefined } },
    );
  });
});
