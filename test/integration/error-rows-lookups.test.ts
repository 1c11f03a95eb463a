import { describe, expect, it } from '@jest/globals';
import { Secret } from '../../src/config/secret.js';
import { create, createdIn } from '../support/create-conversation.js';
import { onlyError } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';
import { noise, statusFault, unifiedError } from '../support/upstream-noise.js';

const notSent = { outcome: 'NOT_SENT', safeToRepeat: true };
const unavailable = { code: 'UPSTREAM_UNAVAILABLE', ...notSent };
const late = { code: 'UPSTREAM_TIMEOUT', ...notSent };

/** The look-ups before a create, each with the calls that are made before it. */
const lookups = [
  { service: 'domain', before: [] },
  { service: 'sentinel', before: ['domain'] },
  { service: 'idp', before: ['domain', 'sentinel'] },
];
/** What may pass and changes nothing is asked for once, and twice more. */
const mostTries = 3;

const faults: readonly {
  readonly after: string;
  readonly fault: Readonly<Record<string, unknown>>;
  readonly expected: object;
  /** What would end the same, or has no time left, is asked for once. */
  readonly tries?: 1;
}[] = [
  { after: '500', fault: statusFault(500), expected: { ...unavailable, upstream: { status: 500 } } },
  {
    after: '502 with 50201',
    fault: unifiedError(50201, noise),
    expected: {
      ...unavailable,
      upstream: { status: 502, errorCode: 50201, title: 'Unable to access resource' },
    },
  },
  { after: '503', fault: statusFault(503), expected: { ...unavailable, upstream: { status: 503 } } },
  {
    after: '429 with Retry-After: 3',
    tries: 1,
    fault: statusFault(429, noise, { 'retry-after': '3' }),
    expected: {
      code: 'UPSTREAM_RATE_LIMITED',
      ...notSent,
      retryAfterMs: 3000,
      upstream: { status: 429 },
    },
  },
  {
    after: '451',
    tries: 1,
    fault: statusFault(451),
    expected: { code: 'UPSTREAM_REJECTED', ...notSent, upstream: { status: 451 } },
  },
  { after: 'a reset', fault: { kind: 'reset' }, expected: unavailable },
  { after: 'a reset after its effect', fault: { kind: 'resetAfterEffect' }, expected: unavailable },
  { after: 'half an answer', fault: { kind: 'truncate' }, expected: unavailable },
  {
    after: 'garbage',
    tries: 1,
    fault: { kind: 'garbage' },
    expected: { ...unavailable, upstream: { status: 200 } },
  },
  { after: 'silence', tries: 1, fault: { kind: 'hang' }, expected: late },
  { after: 'a delay', tries: 1, fault: { kind: 'delay', ms: 30_000 }, expected: late },
];

describe.each(lookups)('createConversation when $service fails', ({ service, before }) => {
  it.concurrent.each(faults)(
    'sends nothing after $after',
    async ({ after, fault, expected, tries = mostTries }) => {
      const waits = fault['kind'] === 'hang' || fault['kind'] === 'delay';
      const totalMs = waits ? '700' : after.startsWith('429') ? '2500' : '15000';
      await withPair(
        async (pair) => {
          await pair.sandbox.fault(service, fault, tries);
          const answer = await create(pair);
          const { requestId: _requestId, ...told } = onlyError(answer).extensions;
          expect(told).toEqual(expected);
          expect(JSON.stringify([answer.text, ...answer.headers])).not.toContain(noise);
          expect(await pair.sandbox.services()).toEqual([...before, ...Array<string>(tries).fill(service)]);
          // A failure is no answer: it is not remembered.
          if (!waits) expect(createdIn(await create(pair)).outcome).toBe('CREATED');
        },
        { settings: { UPSTREAM_TOTAL_TIMEOUT_MS: totalMs } },
      );
    },
  );

  it.concurrent.each(faults.filter(({ tries }) => tries === undefined))(
    'asks again and succeeds after $after',
    async ({ fault }) => {
      await withPair(async (pair) => {
        await pair.sandbox.fault(service, fault, mostTries - 1);
        expect(createdIn(await create(pair)).outcome).toBe('CREATED');
        const asked = (await pair.sandbox.services()).filter((name) => name === service);
        expect(asked).toHaveLength(mostTries);
      });
    },
  );

  it('waits as long as a 429 says when the request lasts longer', async () => {
    await withPair(async (pair) => {
      await pair.sandbox.fault(service, statusFault(429, noise, { 'retry-after': '1' }));
      const started = performance.now();
      expect(createdIn(await create(pair)).outcome).toBe('CREATED');
      expect(performance.now() - started).toBeGreaterThanOrEqual(1000);
    });
  });
});

describe('createConversation when a look-up is refused', () => {
  it.each([400, 401, 404])('says that the account is unknown after %i of the Domain API', async (status) => {
    await withPair(async (pair) => {
      await pair.sandbox.fault('domain', statusFault(status));
      const { requestId: _requestId, ...told } = onlyError(await create(pair)).extensions;
      expect(told).toEqual({ code: 'ACCOUNT_NOT_FOUND', ...notSent, upstream: { status } });
      expect(await pair.sandbox.services()).toEqual(['domain']);
      // This is an answer: it is remembered for a while.
      onlyError(await create(pair));
      expect(await pair.sandbox.services()).toEqual(['domain']);
    });
  });

  it('says that the credentials are refused when the app secret is wrong', async () => {
    await withPair(
      async (pair) => {
        const { requestId: _requestId, ...told } = onlyError(await create(pair)).extensions;
        expect(told).toEqual({
          code: 'UPSTREAM_CREDENTIALS_REFUSED',
          ...notSent,
          upstream: { status: 401 },
        });
        expect(await pair.sandbox.services()).toEqual(['domain', 'sentinel']);
      },
      { account: { clientSecret: new Secret('not the secret') } },
    );
  });

  it('renews the AppJWT once when the identity provider answers 401', async () => {
    await withPair(async (pair) => {
      await pair.sandbox.fault('idp', unifiedError(40102, 'Invalid AppJWT'));
      expect(createdIn(await create(pair)).outcome).toBe('CREATED');
      expect(await pair.sandbox.services()).toEqual([
        'domain',
        'sentinel',
        'idp',
        'sentinel',
        'idp',
        'asyncMessagingEnt',
      ]);
    });
  });

  it('says that the credentials are refused when the identity provider answers 401 twice', async () => {
    await withPair(async (pair) => {
      await pair.sandbox.fault('idp', unifiedError(40102, 'Invalid AppJWT'), 2);
      const { requestId: _requestId, ...told } = onlyError(await create(pair)).extensions;
      expect(told).toEqual({
        code: 'UPSTREAM_CREDENTIALS_REFUSED',
        ...notSent,
        upstream: { status: 401, errorCode: 40102, title: 'Invalid AppJWT' },
      });
      expect(await pair.sandbox.services()).toEqual(['domain', 'sentinel', 'idp', 'sentinel', 'idp']);
    });
  });

  it.each(['sentinel', 'idp', 'asyncMessagingEnt'])(
    'says that the feature is not enabled when the Domain API lists no %s',
    async (service) => {
      await withPair(async (pair) => {
        await pair.sandbox.change({ services: { [service]: false } });
        const { requestId: _requestId, ...told } = onlyError(await create(pair)).extensions;
        expect(told).toEqual({ code: 'FEATURE_NOT_ENABLED', ...notSent });
      });
    },
  );
});
