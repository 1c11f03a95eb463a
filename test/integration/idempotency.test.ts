import { describe, expect, it } from '@jest/globals';
import { create, createdIn } from '../support/create-conversation.js';
import { eventually } from '../support/eventually.js';
import { onlyError } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';

const idempotencyKey = 'key-1';

const creates = async ({ sandbox }: Pair): Promise<number> =>
  (await sandbox.services()).filter((service) => service === 'asyncMessagingEnt').length;

describe('an idempotency key', () => {
  it('replays the first success without asking LivePerson', async () => {
    await withPair(async (pair) => {
      const first = createdIn(await create(pair, { idempotencyKey }));
      await pair.sandbox.forgetCalls();
      const second = createdIn(await create(pair, { idempotencyKey }));
      expect(first.outcome).toBe('CREATED');
      expect(second).toEqual({ outcome: 'REPLAYED', conversation: first.conversation });
      expect(await pair.sandbox.services()).toEqual([]);
    });
  });

  it('makes requests that come at once share one conversation', async () => {
    await withPair(async (pair) => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => create(pair, { idempotencyKey })));
      const made = answers.map(createdIn);
      expect(new Set(made.map(({ conversation }) => conversation.id)).size).toBe(1);
      expect(made.map(({ outcome }) => outcome).sort()).toEqual([
        'CREATED',
        ...Array.from({ length: 7 }, () => 'REPLAYED'),
      ]);
      expect(await creates(pair)).toBe(1);
    });
  });

  it('is refused for other input', async () => {
    await withPair(async (pair) => {
      createdIn(await create(pair, { idempotencyKey }));
      await pair.sandbox.forgetCalls();
      const error = onlyError(await create(pair, { idempotencyKey, routing: { ttr: 'URGENT' } }));
      expect(error.extensions).toMatchObject({
        code: 'IDEMPOTENCY_KEY_REUSED',
        outcome: 'NOT_SENT',
        safeToRepeat: true,
      });
      expect(await pair.sandbox.services()).toEqual([]);
    });
  });

  it('is refused for other input while the first request still runs', async () => {
    await withPair(async (pair) => {
      await pair.sandbox.fault('asyncMessagingEnt', { kind: 'delay', ms: 500 });
      const running = create(pair, { idempotencyKey });
      await eventually('the first create', async () => (await creates(pair)) === 1);
      const error = onlyError(await create(pair, { idempotencyKey, ifOpen: 'RETURN_OPEN' }));
      expect(error.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
      createdIn(await running);
    });
  });

  it('belongs to its consumer and account alone', async () => {
    await withPair(async (pair) => {
      const one = createdIn(await create(pair, { idempotencyKey, consumerId: 'one' }));
      const two = createdIn(await create(pair, { idempotencyKey, consumerId: 'two' }));
      expect([one.outcome, two.outcome]).toEqual(['CREATED', 'CREATED']);
    });
  });

  it('replays a refusal that LivePerson made', async () => {
    await withPair(async (pair) => {
      const open = createdIn(await create(pair)).conversation;
      const first = onlyError(await create(pair, { idempotencyKey }));
      await pair.sandbox.forgetCalls();
      const second = onlyError(await create(pair, { idempotencyKey }));
      expect(first.extensions).toMatchObject({
        code: 'CONVERSATION_ALREADY_OPEN',
        details: { conversationId: open.id },
      });
      const { requestId: _first, ...told } = first.extensions;
      expect(second.extensions).toMatchObject(told);
      expect(await pair.sandbox.services()).toEqual([]);
    });
  });

  it.each([
    // A token is asked for three times.
    ['sentinel', { kind: 'status', status: 503 }, 3, 'UPSTREAM_UNAVAILABLE'],
    ['asyncMessagingEnt', { kind: 'status', status: 429 }, 1, 'UPSTREAM_RATE_LIMITED'],
  ])('stays free when %s fails with %j', async (service, fault, times, code) => {
    await withPair(async (pair) => {
      await pair.sandbox.fault(service, fault, times);
      expect(onlyError(await create(pair, { idempotencyKey })).extensions.code).toBe(code);
      expect(createdIn(await create(pair, { idempotencyKey })).outcome).toBe('CREATED');
    });
  });
});
