import { describe, expect, it } from '@jest/globals';
import { createMemoryStores } from '../../src/store/create-memory-stores.js';
import { failingStores } from '../faults/failing-stores.js';
import { create, createdIn } from '../support/create-conversation.js';
import { eventually } from '../support/eventually.js';
import { withLife } from '../support/life-pair.js';
import { onlyError } from '../support/post-graphql.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { storeOptions } from '../support/store-options.js';

const input = { idempotencyKey: 'key-1', firstMessage: { text: 'hello' } };
/** Longer than any claim holds. */
const afterLeaseMs = 90_000;

describe('a create with a first message whose replica was lost', () => {
  it('never sends the message again, however often and late it is asked for', async () => {
    let skewMs = 0;
    const now = (): number => Date.now() + skewMs;
    const { stores, fail } = failingStores(createMemoryStores(storeOptions(now)));
    await withLife(
      async (life) => {
        // All takes effect, and nothing of it is kept: so a replica leaves it that is killed before the answer.
        await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'delay', ms: 300, afterEffect: true });
        const lost = create(life.pair, input);
        const conversationId = await eventually('a conversation', async () => {
          const [open] = await life.pair.sandbox.conversations();
          return open?.id;
        });
        fail('frozen');
        createdIn(await lost);
        fail(undefined);
        skewMs += afterLeaseMs;

        const unknown = onlyError(await create(life.pair, input));
        await hearWebhooks(life.pair);
        await life.agent({ conversationId }, { action: 'join' });
        const found = createdIn(await create(life.pair, input));

        expect(unknown.extensions).toMatchObject({ code: 'OUTCOME_UNKNOWN', safeToRepeat: true });
        expect(found).toMatchObject({ outcome: 'REPLAYED', conversation: { id: conversationId } });
        const { messages } = await life.seen({ conversationId });
        expect(messages.map(({ text }) => text)).toEqual(['hello']);
      },
      { stores, now, sandbox: { now } },
    );
  });
});
