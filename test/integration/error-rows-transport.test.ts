import { describe, expect, it } from '@jest/globals';
import { create, createdIn } from '../support/create-conversation.js';
import { onlyError } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';
import type { PairOptions } from '../support/start-pair.js';

const api = 'asyncMessagingEnt';
const unknown = { code: 'OUTCOME_UNKNOWN', outcome: 'UNKNOWN', safeToRepeat: false };
const hasty: PairOptions = { settings: { UPSTREAM_TOTAL_TIMEOUT_MS: '700' } };
/** Silence ends with it, and the next create succeeds within it on a busy machine too. */
const enoughForNext: PairOptions = { settings: { UPSTREAM_TOTAL_TIMEOUT_MS: '2500' } };
const patient: PairOptions = {};

interface Row {
  readonly loss: string;
  readonly fault: Readonly<Record<string, unknown>>;
  readonly options: PairOptions;
  readonly upstream?: { readonly status: number };
}

const rows: readonly Row[] = [
  { loss: 'a delay before it took effect', fault: { kind: 'delay', ms: 30_000 }, options: hasty },
  {
    loss: 'a delay after it took effect',
    fault: { kind: 'delay', ms: 30_000, afterEffect: true },
    options: hasty,
  },
  { loss: 'silence', fault: { kind: 'hang' }, options: hasty },
  { loss: 'silence after it took effect', fault: { kind: 'hang', afterEffect: true }, options: hasty },
  { loss: 'a reset', fault: { kind: 'reset' }, options: patient },
  { loss: 'a reset after it took effect', fault: { kind: 'resetAfterEffect' }, options: patient },
  { loss: 'garbage', fault: { kind: 'garbage' }, options: patient, upstream: { status: 200 } },
  { loss: 'half an answer', fault: { kind: 'truncate' }, options: patient },
];

describe('createConversation whose answer is lost', () => {
  // A consumer known here has one call to make, so that a deadline can only pass after its bytes have left.
  it.concurrent.each(rows)('has an unknown outcome after $loss', async ({ fault, options, upstream }) => {
    await withPair(async (pair) => {
      createdIn(await create(pair));
      await pair.sandbox.forgetCalls();
      await pair.sandbox.fault(api, fault);
      const answer = await create(pair);
      const { requestId, ...told } = onlyError(answer).extensions;
      // Nothing tells of another conversation, and the one from before is not named in its place.
      expect(told).toEqual({ ...unknown, ...(upstream && { upstream }) });
      expect(requestId).toBe(answer.headers.get('x-request-id'));
      expect(await pair.sandbox.services()).toEqual([api]);
    }, options);
  });

  it('is not repeated by itself, though the conversation was opened', async () => {
    await withPair(async (pair) => {
      await pair.sandbox.fault(api, { kind: 'resetAfterEffect' });
      expect(onlyError(await create(pair)).extensions).toMatchObject(unknown);
      expect(await pair.sandbox.conversations()).toHaveLength(1);
      expect((await pair.sandbox.services()).filter((name) => name === api)).toHaveLength(1);
    });
  });

  it('is as unknown when the answer is larger than the cap', async () => {
    await withPair(
      async (pair) => {
        await pair.sandbox.fault(api, { kind: 'status', status: 200, body: 'x'.repeat(20_000) });
        expect(onlyError(await create(pair)).extensions).toMatchObject(unknown);
      },
      { settings: { UPSTREAM_MAX_RESPONSE_BYTES: '10000' } },
    );
  });

  it('is as unknown when headers or body come too slowly', async () => {
    await withPair(
      async (pair) => {
        await pair.sandbox.fault(api, { kind: 'hang' });
        expect(onlyError(await create(pair)).extensions).toMatchObject(unknown);
      },
      { settings: { UPSTREAM_HEADERS_TIMEOUT_MS: '200' } },
    );
  });

  it('leaves the connection pool usable: the next create succeeds', async () => {
    await withPair(async (pair) => {
      for (const kind of ['reset', 'garbage', 'truncate', 'hang']) {
        await pair.sandbox.fault(api, { kind });
        onlyError(await create(pair, { consumerId: `lost-${kind}` }));
      }
      expect(createdIn(await create(pair, { consumerId: 'next' })).outcome).toBe('CREATED');
    }, enoughForNext);
  });
});
