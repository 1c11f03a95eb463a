import { describe, expect, it } from '@jest/globals';
import { create, createdIn } from '../support/create-conversation.js';
import { eventually } from '../support/eventually.js';
import { onlyError } from '../support/post-graphql.js';
import { scrape } from '../support/scrape.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';
import { statusFault } from '../support/upstream-noise.js';

const api = 'asyncMessagingEnt';
const sendsOf = async ({ sandbox }: Pair): Promise<number> =>
  (await sandbox.services()).filter((name) => name === api).length;

const profile = `mutation ($input: UpdateUserProfileInput!) {
  updateUserProfile(input: $input) { consumer { id } }
}`;
const setProfile = (pair: Pair, accountId = pair.accountId) =>
  pair.graphql(profile, {
    input: { accountId, consumerId: 'ann', userProfile: { personalInfo: { firstName: 'Ann' } } },
  });

describe('a service that fails again and again', () => {
  const settings = { BREAKER_MINIMUM_CALLS: '4', RETRIES: '0' };

  it('is left alone, and is asked again after a while', async () => {
    await withPair(
      async (pair) => {
        await pair.sandbox.fault(api, statusFault(503), 4);
        for (let n = 0; n < 4; n += 1) onlyError(await setProfile(pair));

        const { requestId: _requestId, retryAfterMs, ...told } = onlyError(await setProfile(pair)).extensions;

        expect(told).toEqual({ code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT', safeToRepeat: true });
        expect(retryAfterMs).toBeGreaterThan(0);
        expect(retryAfterMs).toBeLessThanOrEqual(1000);
        expect(await sendsOf(pair)).toBe(4);
        const seen = await scrape(pair.url);
        expect(seen.get(`upstream_breakers{service="${api}",state="open"}`)).toBe(1);
        await eventually(
          'the service is asked again',
          async () => (await setProfile(pair)).errors === undefined,
        );
        expect(await sendsOf(pair)).toBe(5);
      },
      { settings: { ...settings, BREAKER_OPEN_MS: '1000' } },
    );
  });

  it('does not keep calls from another account', async () => {
    const accounts = [
      { id: '11111111', clientId: 'one', clientSecret: 'one' },
      { id: '22222222', clientId: 'two', clientSecret: 'two' },
    ];
    await withPair(
      async (pair) => {
        await pair.sandbox.fault(api, statusFault(503), 4);
        for (let n = 0; n < 5; n += 1) onlyError(await setProfile(pair));

        expect((await setProfile(pair, '22222222')).errors).toBeUndefined();
      },
      { settings: { ...settings, BREAKER_OPEN_MS: '60000' }, sandbox: { accounts } },
    );
  });
});

describe('more calls than may be under way at once', () => {
  it('wait for their turn, and never reach LivePerson together', async () => {
    await withPair(
      async (pair) => {
        createdIn(await create(pair, { consumerId: 'warm' }));
        await pair.sandbox.change({ maxConcurrency: 2, latencyMs: 20 });

        const answers = await Promise.all(
          Array.from({ length: 12 }, (_, n) => create(pair, { consumerId: `consumer-${n}` })),
        );

        expect(answers.map((answer) => createdIn(answer).outcome)).toEqual(Array(12).fill('CREATED'));
        expect((await pair.sandbox.calls()).map(({ status }) => status)).not.toContain(429);
      },
      { settings: { UPSTREAM_CONCURRENCY: '2' } },
    );
  });

  it('are refused early when too many wait, and nothing was sent of them', async () => {
    await withPair(
      async (pair) => {
        createdIn(await create(pair));
        await pair.sandbox.fault(api, { kind: 'hang' });
        const held = create(pair);
        await eventually('the call hangs', async () => (await sendsOf(pair)) === 2);

        const { requestId: _requestId, ...told } = onlyError(await create(pair)).extensions;

        expect(told).toEqual({
          code: 'RATE_LIMITED',
          outcome: 'NOT_SENT',
          safeToRepeat: true,
          retryAfterMs: 1000,
        });
        expect(await sendsOf(pair)).toBe(2);
        expect(onlyError(await held).extensions.code).toBe('OUTCOME_UNKNOWN');
      },
      { settings: { UPSTREAM_CONCURRENCY: '1', UPSTREAM_QUEUE: '0', UPSTREAM_TOTAL_TIMEOUT_MS: '1500' } },
    );
  });
});
