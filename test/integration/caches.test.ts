import { describe, expect, it } from '@jest/globals';
import { create, createdIn } from '../support/create-conversation.js';
import { onlyError } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';

const api = 'asyncMessagingEnt';
const minute = 60_000;

/** A clock that stands still until a test moves it; gateway and sandbox share it. */
function handClock() {
  const clock = { at: 1_750_000_000_000 };
  const now = (): number => clock.at;
  return { clock, options: { now, sandbox: { now } } };
}

describe('what the gateway remembers', () => {
  it('looks hosts up again after a minute', async () => {
    const { clock, options } = handClock();
    await withPair(async (pair) => {
      createdIn(await create(pair));
      await pair.sandbox.forgetCalls();
      clock.at += minute - 1;
      onlyError(await create(pair));
      expect(await pair.sandbox.services()).toEqual([api]);
      clock.at += 1;
      await pair.sandbox.forgetCalls();
      onlyError(await create(pair));
      expect(await pair.sandbox.services()).toEqual(['domain', api]);
    }, options);
  });

  it('uses the old hosts while the Domain API fails', async () => {
    const { clock, options } = handClock();
    await withPair(async (pair) => {
      createdIn(await create(pair, { consumerId: 'before' }));
      clock.at += 2 * minute;
      await pair.sandbox.forgetCalls();
      await pair.sandbox.fault('domain', { kind: 'status', status: 500 }, 4);
      createdIn(await create(pair, { consumerId: 'meanwhile' }));
      const asked = ['domain', 'domain', 'domain', 'idp', api];
      expect(await pair.sandbox.services()).toEqual(asked);
      createdIn(await create(pair, { consumerId: 'right after' }));
      expect(await pair.sandbox.services()).toEqual([...asked, 'idp', api]);
    }, options);
  });

  it('asks about an unknown account again after five seconds', async () => {
    const { clock, options } = handClock();
    await withPair(async (pair) => {
      await pair.sandbox.fault('domain', { kind: 'status', status: 401 });
      expect(onlyError(await create(pair)).extensions.code).toBe('ACCOUNT_NOT_FOUND');
      clock.at += 4999;
      expect(onlyError(await create(pair)).extensions.code).toBe('ACCOUNT_NOT_FOUND');
      expect(await pair.sandbox.services()).toEqual(['domain']);
      clock.at += 1;
      createdIn(await create(pair));
    }, options);
  });

  it('renews the AppJWT five minutes before it expires', async () => {
    const { clock, options } = handClock();
    await withPair(
      async (pair) => {
        createdIn(await create(pair, { consumerId: 'first' }));
        await pair.sandbox.forgetCalls();
        clock.at += 55 * minute - 1;
        createdIn(await create(pair, { consumerId: 'second' }));
        expect(await pair.sandbox.services()).toEqual(['idp', api]);
        clock.at += 1;
        await pair.sandbox.forgetCalls();
        createdIn(await create(pair, { consumerId: 'third' }));
        expect(await pair.sandbox.services()).toEqual(['sentinel', 'idp', api]);
      },
      { ...options, settings: { DOMAIN_TTL_MS: '600000' }, upstream: { domainTtlMs: 100 * minute } },
    );
  });

  it('uses the old AppJWT while a renewal fails, until it expires', async () => {
    const { clock, options } = handClock();
    await withPair(
      async (pair) => {
        createdIn(await create(pair, { consumerId: 'first' }));
        // Two renewals, each of three tries.
        await pair.sandbox.fault('sentinel', { kind: 'status', status: 500 }, 6);
        clock.at += 56 * minute;
        createdIn(await create(pair, { consumerId: 'second' }));
        clock.at += 4 * minute;
        const { extensions } = onlyError(await create(pair, { consumerId: 'third' }));
        expect(extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT' });
        createdIn(await create(pair, { consumerId: 'third' }));
      },
      { ...options, upstream: { domainTtlMs: 100 * minute } },
    );
  });

  it('renews an AppJWT that LivePerson revoked, once for all requests that meet it', async () => {
    const { clock, options } = handClock();
    await withPair(async (pair) => {
      const consumers = Array.from({ length: 16 }, (_, number) => `consumer-${number}`);
      await Promise.all(consumers.map((consumerId) => create(pair, { consumerId })));
      // The sandbox forgets its conversations, and every call that carries the old token is refused once.
      clock.at += 1000;
      await pair.sandbox.forgetCalls();
      const words = {
        title: 'Invalid AppJWT',
        details: 'AppJWT has expired or is invalid',
        errorCode: 40102,
      };
      await pair.sandbox.fault(api, { kind: 'status', status: 401, body: { body: words } }, 16);
      const answers = await Promise.all(
        consumers.map((consumerId) => create(pair, { consumerId, ifOpen: 'RETURN_OPEN' })),
      );
      for (const answer of answers) expect(createdIn(answer).outcome).toBe('RETURNED_OPEN');
      const services = await pair.sandbox.services();
      expect(services.filter((name) => name === 'sentinel')).toHaveLength(1);
      expect(services.filter((name) => name === api)).toHaveLength(32);
    }, options);
  });

  it('keeps no more ConsumerJWS than it may', async () => {
    await withPair(
      async (pair) => {
        createdIn(await create(pair, { consumerId: 'one' }));
        createdIn(await create(pair, { consumerId: 'two' }));
        await pair.sandbox.forgetCalls();
        onlyError(await create(pair, { consumerId: 'one' }));
        expect(await pair.sandbox.services()).toEqual(['idp', api]);
      },
      { settings: { CONSUMER_TOKEN_CACHE_SIZE: '1' } },
    );
  });
});
