import { describe, expect, it } from '@jest/globals';
import { planFault } from '../support/life-sandbox.js';
import { withLife } from '../support/life-pair.js';
import type { Life, LifeTarget } from '../support/life-pair.js';

const metadata = [{ type: 'ExternalId', id: 'Yes-1234' }];
const clicked = 'message { sequence externalId ... on TextMessage { text } }';

describe('acknowledgeMessages', () => {
  it.each(['ACCEPT', 'READ', 'ACCESS', 'NACK'])('publishes %s for each message named', async (status) => {
    await withLife(async (life) => {
      const target = await life.open();
      const sequences = [
        await life.agent(target, { action: 'text', text: 'one' }),
        await life.agent(target, { action: 'text', text: 'two' }),
      ];

      const input = { ...target, sequences, status };
      const acknowledged = await life.mutate('acknowledgeMessages', 'sequences status', input);

      expect(acknowledged).toEqual({ sequences, status });
      expect((await life.seen(target)).receipts).toMatchObject([
        { role: 'CONSUMER', event: { type: 'AcceptStatusEvent', status, sequenceList: sequences } },
      ]);
      const [call] = await life.sends();
      const { conversationId } = target;
      expect(call?.body).toMatchObject({ conversationId, dialogId: conversationId });
    });
  });

  it('is refused for a conversation of another consumer', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      const input = { ...target, consumerId: 'eve', sequences: [0], status: 'READ' };

      const { extensions } = await life.refused('acknowledgeMessages', 'status', input);

      expect(extensions.code).toBe('CONVERSATION_NOT_FOUND');
      expect((await life.seen(target)).receipts).toEqual([]);
    });
  });

  it('may be repeated when its answer is lost', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      // The gateway itself tries three times.
      await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'resetAfterEffect' }, 3);
      const input = { ...target, sequences: [0], status: 'READ' };

      const { extensions } = await life.refused('acknowledgeMessages', 'status', input);

      expect(extensions).toMatchObject({ outcome: 'UNKNOWN', safeToRepeat: true });
      expect(await life.mutate('acknowledgeMessages', 'status', input)).toEqual({ status: 'READ' });
    });
  });
});

/** A conversation in which the agent asks with a quick reply, and the click that answers it. */
async function asked(life: Life): Promise<[LifeTarget, Readonly<Record<string, unknown>>]> {
  const target = await life.open();
  const button = {
    type: 'button',
    title: 'Yes',
    click: { actions: [{ type: 'publishText', text: 'yes' }], metadata },
  };
  const quickReplies = { type: 'quickReplies', itemsPerRow: 8, replies: [button] };
  const sequence = await life.agent(target, { action: 'text', text: 'Go on?', quickReplies });
  return [target, { ...target, sequence, publishText: 'yes', metadata }];
}
const seenOf = async (life: Life, target: LifeTarget) => {
  const { receipts, messages } = await life.seen(target);
  return {
    receipts: receipts.map(({ event, metadata: sent }) => [event['status'], event['sequenceList'], sent]),
    texts: messages.filter(({ role }) => role === 'CONSUMER').map(({ text, metadata: sent }) => [text, sent]),
  };
};

describe('clickAction', () => {
  it("sends the receipt and the text, in this order, both with the button's metadata", async () => {
    await withLife(async (life) => {
      const [target, input] = await asked(life);

      const { message } = await life.mutate<{ message: unknown }>('clickAction', clicked, {
        ...input,
        externalId: 'mine',
      });

      expect(message).toEqual({ sequence: 2, externalId: 'mine', text: 'yes' });
      expect(
        (await life.sends()).map(({ body: { event }, metadata: sent }) => [event?.['type'], sent]),
      ).toEqual([
        ['AcceptStatusEvent', metadata],
        ['ContentEvent', [...metadata, { type: 'ExternalId', id: 'mine' }]],
      ]);
      expect((await seenOf(life, target)).receipts).toEqual([['ACTION', [0], metadata]]);
    });
  });

  it('sends the receipt alone for a button that publishes nothing', async () => {
    await withLife(async (life) => {
      const [target, input] = await asked(life);

      expect(await life.mutate('clickAction', clicked, { ...input, publishText: null })).toEqual({
        message: null,
      });

      expect(await seenOf(life, target)).toEqual({ receipts: [['ACTION', [0], metadata]], texts: [] });
    });
  });

  it('sends nothing when the receipt is refused', async () => {
    await withLife(async (life) => {
      const [target, input] = await asked(life);
      await life.agent(target, { action: 'close' });
      await life.pair.sandbox.forgetCalls();

      const { extensions } = await life.refused('clickAction', clicked, input);

      expect(extensions).toMatchObject({ code: 'CONVERSATION_CLOSED', outcome: 'REJECTED' });
      expect(extensions.details).toBeUndefined();
      expect(await life.sends()).toHaveLength(1);
    });
  });

  it('sends nothing at all for a text that is too long', async () => {
    await withLife(async (life) => {
      const [target, input] = await asked(life);

      const { extensions } = await life.refused('clickAction', clicked, {
        ...input,
        publishText: 'x'.repeat(5001),
      });

      expect(extensions.outcome).toBe('NOT_SENT');
      expect(await seenOf(life, target)).toEqual({ receipts: [], texts: [] });
    });
  });

  const closed = { code: 'BAD_REQUEST', body: { msg: 'Bad Request, Conversation is close' }, reqId: '1' };
  it.each([
    [{ kind: 'status', status: 400, body: closed }, 'CONVERSATION_CLOSED', 'PARTIAL'],
    [{ kind: 'status', status: 429 }, 'UPSTREAM_RATE_LIMITED', 'PARTIAL'],
    [{ kind: 'reset' }, 'OUTCOME_UNKNOWN', 'UNKNOWN'],
  ])('says what took effect when the text meets %j after the receipt', async (fault, code, outcome) => {
    await withLife(async (life) => {
      const [target, input] = await asked(life);
      await planFault(life.pair.sandbox.url, { service: 'asyncMessagingEnt', match: 'ContentEvent', fault });

      const { extensions } = await life.refused('clickAction', clicked, input);

      expect(extensions).toMatchObject({
        code,
        outcome,
        safeToRepeat: outcome === 'PARTIAL',
        details: { receipt: 'SENT', text: outcome === 'PARTIAL' ? 'NOT_SENT' : 'UNKNOWN' },
      });
      expect(await seenOf(life, target)).toEqual({ receipts: [['ACTION', [0], metadata]], texts: [] });
    });
  });

  it('is carried out once for a key', async () => {
    await withLife(async (life) => {
      const [target, input] = await asked(life);
      const keyed = { ...input, idempotencyKey: 'key-1' };

      const answers = await Promise.all([1, 2, 3].map(() => life.mutate('clickAction', clicked, keyed)));

      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      const { receipts, texts } = await seenOf(life, target);
      expect([receipts.length, texts.length]).toEqual([1, 1]);
    });
  });
});
