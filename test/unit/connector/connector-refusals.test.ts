import { describe, expect, it } from '@jest/globals';
import { forwardedCredentials } from '../../../src/connector/credentials.js';
import { testAccount } from '../../support/unit-config.js';
import { gatewayError } from '../../support/unit-error.js';
import { fixture } from '../../support/unit-fixture.js';
import { withLivePerson } from '../../support/unit-liveperson.js';
import type { Answer, LivePersonRig } from '../../support/unit-liveperson.js';
import { john, openFor } from '../../support/unit-opening.js';
import { signal } from '../../support/unit-signal.js';
import { appJwt, consumerJws } from '../../support/unit-tokens.js';

const invalid = fixture('error.app-jwt-invalid.response');
const missing = fixture('error.app-jwt-missing.table.response');
const badConsumer = fixture('error.consumer-jws-invalid.response');

/** Answers the first `times` calls of CONVERSATION so, and the others as usual. */
function first(rig: LivePersonRig, times: number, answer: Answer): void {
  const usual = rig.answers.asyncMessagingEnt;
  rig.answers.asyncMessagingEnt = (call) =>
    rig.count('asyncMessagingEnt') <= times ? answer(call) : usual(call);
}

describe('Connector, when tokens are refused', () => {
  it.each([
    ['40102', invalid],
    ['40105', missing],
  ])('renews the AppJWT and repeats once after %s', async (_code, body) => {
    await withLivePerson(async (rig) => {
      first(rig, 1, () => ({ status: 401, body }));

      const { conversationId } = await openFor(rig);

      const [refused, repeated] = rig.callsTo('asyncMessagingEnt');
      expect(conversationId).toMatch(/^conversation-/);
      expect(rig.count('asyncMessagingEnt')).toBe(2);
      expect([rig.count('sentinel'), rig.count('idp')]).toEqual([2, 1]);
      expect(repeated?.headers.authorization).not.toBe(refused?.headers.authorization);
      expect(repeated?.headers['x-lp-on-behalf']).toBe(refused?.headers['x-lp-on-behalf']);
      expect(repeated?.body).toBe(refused?.body);
    });
  });

  it('never repeats twice', async () => {
    await withLivePerson(async (rig) => {
      first(rig, 9, () => ({ status: 401, body: invalid }));

      const error = await gatewayError(openFor(rig));

      expect(error).toMatchObject({
        code: 'UPSTREAM_CREDENTIALS_REFUSED',
        outcome: 'REJECTED',
        facts: { upstream: { status: 401, errorCode: 40102, title: 'Invalid AppJWT' } },
      });
      expect([rig.count('asyncMessagingEnt'), rig.count('sentinel')]).toEqual([2, 2]);
    });
  });

  it.each([200, 400, 403, 500, 502])(
    'repeats nothing on status %i, whatever its body says',
    async (status) => {
      await withLivePerson(async (rig) => {
        first(rig, 9, () => ({ status, body: invalid }));

        await gatewayError(openFor(rig));

        expect([rig.count('asyncMessagingEnt'), rig.count('sentinel')]).toEqual([1, 1]);
      });
    },
  );

  it.each([
    ['another code', { status: 401, body: fixture('error.consumer-jws-missing.response') }],
    ['no body', { status: 401, body: '' }],
    ['a page', { status: 401, body: '<html>' }],
  ])('repeats nothing after a 401 with %s', async (_what, reply) => {
    await withLivePerson(async (rig) => {
      first(rig, 9, () => reply);

      expect(await gatewayError(openFor(rig))).toMatchObject({
        code: 'UPSTREAM_CREDENTIALS_REFUSED',
        outcome: 'REJECTED',
      });
      expect(rig.count('asyncMessagingEnt')).toBe(1);
    });
  });

  it('forgets a refused ConsumerJWS, and gets a new one for the next operation', async () => {
    await withLivePerson(async (rig) => {
      first(rig, 1, () => ({ status: 401, body: badConsumer }));

      const error = await gatewayError(openFor(rig));
      expect(error).toMatchObject({ code: 'UPSTREAM_CREDENTIALS_REFUSED', outcome: 'REJECTED' });
      expect(rig.count('asyncMessagingEnt')).toBe(1);
      expect(rig.consumerJwss.peek(testAccount(), john)).toBeUndefined();

      await openFor(rig);
      expect([rig.count('idp'), rig.count('sentinel')]).toEqual([2, 1]);
    });
  });

  it('forgets a ConsumerJWS that is refused with the renewed AppJWT', async () => {
    await withLivePerson(async (rig) => {
      first(rig, 2, () => ({
        status: 401,
        body: rig.count('asyncMessagingEnt') === 1 ? invalid : badConsumer,
      }));

      const error = await gatewayError(openFor(rig));

      expect(error.facts.upstream?.errorCode).toBe(40103);
      expect(rig.consumerJwss.peek(testAccount(), john)).toBeUndefined();
    });
  });

  it.each([
    ['40102', invalid],
    ['40103', badConsumer],
    ['40105', missing],
  ])('never renews what the caller forwarded (%s)', async (_code, body) => {
    await withLivePerson(async (rig) => {
      first(rig, 9, () => ({ status: 401, body }));
      const jws = {
        token: consumerJws('12345678', john),
        accountId: '1',
        extConsumerId: john,
        lpConsumerId: 'x',
      };
      const credentials = forwardedCredentials(testAccount(), appJwt(1), jws);

      const error = await gatewayError(
        rig.connector.createConversation({ accountId: '1' }, credentials, rig.scope()),
      );

      expect(error).toMatchObject({ code: 'UNAUTHENTICATED', outcome: 'REJECTED' });
      expect([rig.count('asyncMessagingEnt'), rig.count('sentinel'), rig.count('idp')]).toEqual([1, 0, 0]);
    });
  });

  it('says that nothing took effect when the AppJWT cannot be renewed', async () => {
    await withLivePerson(async (rig) => {
      first(rig, 9, () => {
        rig.answers.sentinel = () => ({ status: 503 });
        return { status: 401, body: invalid };
      });

      const error = await gatewayError(openFor(rig));

      expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT', safeToRepeat: true });
      expect(rig.count('asyncMessagingEnt')).toBe(1);
    });
  });

  it('waits for a renewal no longer than the operation may last', async () => {
    const work = async (rig: LivePersonRig): Promise<void> => {
      const hold = signal();
      first(rig, 9, () => {
        rig.answers.sentinel = async () => {
          await hold.promise;
          return { status: 503 };
        };
        return { status: 401, body: invalid };
      });

      const error = await gatewayError(openFor(rig, { scope: rig.scope({ deadlineMs: 500 }) }));
      hold.resolve();

      expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', outcome: 'NOT_SENT', safeToRepeat: true });
      expect(rig.count('asyncMessagingEnt')).toBe(1);
    };
    // The load of the token itself may last longer than this test.
    await withLivePerson(work, { totalTimeoutMs: 60_000 });
  });
});
