import { describe, expect, it } from '@jest/globals';
import { forwardedCredentials } from '../../../src/connector/credentials.js';
import { testAccount } from '../../support/unit-config.js';
import { gatewayError } from '../../support/unit-error.js';
import { fixture } from '../../support/unit-fixture.js';
import { opened, withLivePerson } from '../../support/unit-liveperson.js';
import { john, openFor } from '../../support/unit-opening.js';
import { signal } from '../../support/unit-signal.js';
import { appJwt, consumerJws, lpConsumerId } from '../../support/unit-tokens.js';
import { openings } from '../liveperson/openings.js';

type Batch = readonly [{ id: string }, { id: string }];
const withoutIds = (batch: readonly object[]) => batch.map((request) => ({ ...request, id: '' }));

describe('Connector', () => {
  it.each(Object.entries(openings))('puts %s on the wire', async (name, opening) => {
    await withLivePerson(async (rig) => {
      await openFor(rig, opening);

      const [call] = rig.callsTo('asyncMessagingEnt');
      const sample = JSON.parse(
        JSON.stringify(fixture(name)).replaceAll('{accountid}', '12345678'),
      ) as object[];
      const sent = JSON.parse(call?.body ?? '') as Batch;
      expect(withoutIds(sent)).toStrictEqual(withoutIds(sample));
      expect(sent[0].id).not.toBe(sent[1].id);
      for (const { id } of sent) expect(id).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  it('posts to version 3 with both tokens bare', async () => {
    await withLivePerson(async (rig) => {
      const { conversationId, consumer } = await openFor(rig);

      const [call] = rig.callsTo('asyncMessagingEnt');
      expect(call).toMatchObject({
        method: 'POST',
        path: '/api/account/12345678/messaging/consumer/conversation?v=3',
      });
      expect(call?.headers['content-type']).toBe('application/json');
      expect(call?.headers.authorization).toBe(rig.appJwts.peek(testAccount())?.token);
      expect(call?.headers['x-lp-on-behalf']).toBe(consumer.token);
      expect(call?.headers).not.toHaveProperty('client-properties');
      expect(conversationId).toMatch(/^conversation-/);
      expect(consumer.lpConsumerId).toBe(lpConsumerId(john));
    });
  });

  it('sends the properties of the client as one header', async () => {
    await withLivePerson(async (rig) => {
      await openFor(rig, { client: { features: ['AUTO_MESSAGES'] } });

      const header = rig.callsTo('asyncMessagingEnt')[0]?.headers['client-properties'];
      expect(JSON.parse(String(header))).toStrictEqual(fixture('client-properties.auto-messages.header'));
    });
  });

  it('needs four calls when cold, two for a new consumer, one for a known one', async () => {
    await withLivePerson(async (rig) => {
      const { calls, consumerJwss, scope } = rig;
      const counted: number[] = [];
      for (const before of [
        () => undefined,
        () => undefined,
        async () => consumerJwss.drop(testAccount(), await consumerJwss.get(testAccount(), john, scope())),
      ]) {
        await before();
        const mine = scope();
        await openFor(rig, { scope: mine });
        counted.push(mine.call.counter.calls);
      }

      expect(counted).toEqual([4, 1, 2]);
      expect(calls.length).toBe(7);
    });
  });

  it('makes new ids for each batch', async () => {
    await withLivePerson(async (rig) => {
      await openFor(rig);
      await openFor(rig);

      const batches = rig.callsTo('asyncMessagingEnt').map(({ body }) => JSON.parse(body) as Batch);
      expect(new Set(batches.flatMap((batch) => batch.map(({ id }) => id))).size).toBe(4);
    });
  });

  it("passes the caller's own tokens on, and asks for none", async () => {
    await withLivePerson(async ({ connector, scope, callsTo, count }) => {
      const jws = {
        token: consumerJws('12345678', john),
        accountId: '1',
        extConsumerId: john,
        lpConsumerId: 'x',
      };
      const credentials = forwardedCredentials(testAccount(), appJwt(77), jws);

      await connector.createConversation({ accountId: '12345678' }, credentials, scope());

      expect(callsTo('asyncMessagingEnt')[0]?.headers).toMatchObject({
        authorization: appJwt(77),
        'x-lp-on-behalf': jws.token,
      });
      expect([count('domain'), count('sentinel'), count('idp')]).toEqual([1, 0, 0]);
    });
  });

  it('waits for tokens no longer than the operation may last', async () => {
    await withLivePerson(async (rig) => {
      const hold = signal();
      const usual = rig.answers.sentinel;
      rig.answers.sentinel = async (call) => {
        await hold.promise;
        return usual(call);
      };

      const error = await gatewayError(openFor(rig, { scope: rig.scope({ deadlineMs: 100 }) }));
      hold.resolve();

      expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', outcome: 'NOT_SENT', safeToRepeat: true });
      expect(rig.count('asyncMessagingEnt')).toBe(0);
    });
  });

  it.each([
    ['another consumer', '12345678', 'somebody else'],
    ['another account', '87654321', john],
  ])('sends nothing with a token that names %s', async (_what, accountId, extConsumerId) => {
    await withLivePerson(async (rig) => {
      rig.answers.idp = () => ({ status: 201, body: { token: consumerJws(accountId, extConsumerId) } });

      expect(await gatewayError(openFor(rig))).toMatchObject({ outcome: 'NOT_SENT' });
      expect(rig.count('asyncMessagingEnt')).toBe(0);
    });
  });

  it('sends nothing for a caller who left while tokens were fetched', async () => {
    await withLivePerson(async (rig) => {
      const arrived = signal();
      const hold = signal();
      const usual = rig.answers.idp;
      rig.answers.idp = async (call) => {
        arrived.resolve();
        await hold.promise;
        return usual(call);
      };
      const caller = new AbortController();

      const opening = gatewayError(openFor(rig, { scope: rig.scope({ callerGone: caller.signal }) }));
      await arrived.promise;
      caller.abort();
      const error = await opening;
      hold.resolve();

      expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', outcome: 'NOT_SENT' });
      expect((await openFor(rig)).conversationId).toMatch(/^conversation-/);
      expect(rig.count('asyncMessagingEnt')).toBe(1);
    });
  });

  it('finishes a creation whose caller left while it was under way', async () => {
    await withLivePerson(async (rig) => {
      const caller = new AbortController();
      rig.answers.asyncMessagingEnt = (call) => {
        caller.abort();
        return { status: 200, body: opened(call, 'finished') };
      };

      expect((await openFor(rig, { scope: rig.scope({ callerGone: caller.signal }) })).conversationId).toBe(
        'finished',
      );
    });
  });
});
