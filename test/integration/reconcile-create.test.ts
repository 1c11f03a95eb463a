import { describe, expect, it } from '@jest/globals';
import { create, createdIn } from '../support/create-conversation.js';
import { withLife } from '../support/life-pair.js';
import type { Life } from '../support/life-pair.js';
import { onlyError } from '../support/post-graphql.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';

const idempotencyKey = 'key-1';
const lostAfterEffect = { kind: 'resetAfterEffect' };

const posts = async ({ pair }: Life): Promise<number> =>
  (await pair.sandbox.services()).filter((service) => service === 'asyncMessagingEnt').length;

describe('a create with a key whose answer was lost', () => {
  it.concurrent('is known from the webhook, and nothing is posted again', async () => {
    await withLife(async (life) => {
      await hearWebhooks(life.pair);
      await life.pair.sandbox.fault('asyncMessagingEnt', lostAfterEffect);

      const first = createdIn(
        await create(life.pair, { idempotencyKey, client: { features: ['RICH_CONTENT'] } }),
      );
      const again = createdIn(
        await create(life.pair, { idempotencyKey, client: { features: ['RICH_CONTENT'] } }),
      );

      expect(first.outcome).toBe('CREATED');
      expect(first.conversation.consumer).toMatchObject({ id: 'consumer-1' });
      expect(again).toEqual({ outcome: 'REPLAYED', conversation: first.conversation });
      expect(await life.pair.sandbox.conversations()).toMatchObject([{ id: first.conversation.id }]);
      expect(await posts(life)).toBe(1);
    });
  });

  it.concurrent('is posted again when no webhook tells of it: LivePerson never opens two', async () => {
    await withLife(async (life) => {
      await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'status', status: 502 });

      const { outcome, conversation } = createdIn(await create(life.pair, { idempotencyKey }));

      expect(outcome).toBe('CREATED');
      expect(await life.pair.sandbox.conversations()).toMatchObject([{ id: conversation.id }]);
      expect(await posts(life)).toBe(2);
    });
  });

  it.concurrent('stays unknown while LivePerson says that one is open and nobody tells which', async () => {
    await withLife(async (life) => {
      await life.pair.sandbox.fault('asyncMessagingEnt', lostAfterEffect);

      const errors = [
        onlyError(await create(life.pair, { idempotencyKey })),
        onlyError(await create(life.pair, { idempotencyKey })),
      ];

      for (const { extensions } of errors)
        expect(extensions).toMatchObject({ code: 'OUTCOME_UNKNOWN', outcome: 'UNKNOWN', safeToRepeat: true });
      expect(await life.pair.sandbox.conversations()).toHaveLength(1);
    });
  });

  it.concurrent('is found out by a later request, when a webhook has come meanwhile', async () => {
    await withLife(async (life) => {
      await life.pair.sandbox.fault('asyncMessagingEnt', lostAfterEffect);
      onlyError(await create(life.pair, { idempotencyKey }));
      const [open] = await life.pair.sandbox.conversations();
      await hearWebhooks(life.pair);
      await life.agent({ conversationId: open?.id ?? '' }, { action: 'join' });

      const found = createdIn(await create(life.pair, { idempotencyKey }));

      expect(found).toMatchObject({ outcome: 'REPLAYED', conversation: { id: open?.id } });
      expect(await life.pair.sandbox.conversations()).toHaveLength(1);
    });
  });

  it.concurrent('tells a conversation that was open before from one that it opened', async () => {
    await withLife(async (life) => {
      await hearWebhooks(life.pair);
      const before = createdIn(await create(life.pair)).conversation;
      life.later(60_000);
      await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'status', status: 502 });

      const error = onlyError(await create(life.pair, { idempotencyKey }));

      expect(error.extensions).toMatchObject({
        code: 'CONVERSATION_ALREADY_OPEN',
        details: { conversationId: before.id },
      });
    });
  });

  it.concurrent('sends its first message once', async () => {
    await withLife(async (life) => {
      await hearWebhooks(life.pair);
      await life.pair.sandbox.fault('asyncMessagingEnt', lostAfterEffect);
      const input = { idempotencyKey, firstMessage: { text: 'hello' } };

      const { conversation } = createdIn(await create(life.pair, input));
      createdIn(await create(life.pair, input));

      const { messages } = await life.seen({ conversationId: conversation.id });
      expect(messages.map(({ text }) => text)).toEqual(['hello']);
    });
  });

  it.concurrent('sends its first message once, however many ask at once what became of it', async () => {
    await withLife(async (life) => {
      const input = { idempotencyKey, firstMessage: { text: 'hello' } };
      await life.pair.sandbox.fault('asyncMessagingEnt', lostAfterEffect);
      onlyError(await create(life.pair, input));
      const [open] = await life.pair.sandbox.conversations();
      await hearWebhooks(life.pair);
      await life.agent({ conversationId: open?.id ?? '' }, { action: 'join' });

      const answers = await Promise.all(Array.from({ length: 4 }, () => create(life.pair, input)));

      for (const answer of answers) expect(createdIn(answer).conversation.id).toBe(open?.id);
      const { messages } = await life.seen({ conversationId: open?.id ?? '' });
      expect(messages.map(({ text }) => text)).toEqual(['hello']);
    });
  });
});

describe('a create without a key whose answer was lost', () => {
  it('is never posted again, and the error names the conversation that webhooks tell of', async () => {
    await withLife(async (life) => {
      await hearWebhooks(life.pair);
      await life.pair.sandbox.fault('asyncMessagingEnt', lostAfterEffect);

      const error = onlyError(await create(life.pair));

      const [open] = await life.pair.sandbox.conversations();
      expect(error.extensions).toMatchObject({
        code: 'OUTCOME_UNKNOWN',
        outcome: 'UNKNOWN',
        safeToRepeat: false,
        details: { conversationId: open?.id },
      });
      expect(await posts(life)).toBe(1);
    });
  });
});
