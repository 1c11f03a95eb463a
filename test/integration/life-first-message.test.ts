import { describe, expect, it } from '@jest/globals';
import { withLife } from '../support/life-pair.js';
import type { Life } from '../support/life-pair.js';
import { onlyError } from '../support/post-graphql.js';

const fields = 'outcome conversation { id stage } firstMessage { message { sequence externalId } }';
const soon = { settings: { FIRST_MESSAGE_RETRY_MS: '1' } };

interface Created {
  readonly outcome: string;
  readonly conversation: { readonly id: string; readonly stage: string };
  readonly firstMessage: { readonly message: { readonly sequence: number } } | null;
}
const inputOf = ({ pair }: Life, more: object = {}) => ({
  accountId: pair.accountId,
  consumerId: 'ann',
  firstMessage: { text: 'Hello!', externalId: 'hello-1' },
  ...more,
});
const create = (life: Life, more?: object) =>
  life.mutate<Created>('createConversation', fields, inputOf(life, more));
const textsOf = async (life: Life, conversationId: string) =>
  (await life.seen({ conversationId })).messages.map(({ text }) => text);

describe('a first message', () => {
  it('is sent once the conversation is open, and answered with it', async () => {
    await withLife(async (life) => {
      const { conversation, ...created } = await create(life);

      expect(created).toEqual({
        outcome: 'CREATED',
        firstMessage: { message: { sequence: 0, externalId: 'hello-1' } },
      });
      expect(await textsOf(life, conversation.id)).toEqual(['Hello!']);
    });
  });

  it('is null when none was asked for', async () => {
    await withLife(async (life) => {
      expect((await create(life, { firstMessage: null })).firstMessage).toBeNull();
    });
  });

  it.each([404, 400])('is tried once more when the conversation is not ready, under %i', async (status) => {
    await withLife(async (life) => {
      await life.pair.sandbox.change({ lateReadiness: 1, unknownConversationStatus: status });

      const { conversation, firstMessage } = await create(life);

      expect(firstMessage?.message.sequence).toBe(0);
      expect(await textsOf(life, conversation.id)).toEqual(['Hello!']);
      expect(await life.sends()).toHaveLength(2);
    }, soon);
  });

  it('fails alone when the conversation stays unready, and is not tried a third time', async () => {
    await withLife(async (life) => {
      await life.pair.sandbox.change({ lateReadiness: 5 });

      const answer = await life.ask<Created>('createConversation', fields, inputOf(life));

      expect(answer.data?.['createConversation']).toMatchObject({
        outcome: 'CREATED',
        conversation: { stage: 'OPEN' },
        firstMessage: null,
      });
      expect(onlyError(answer)).toMatchObject({
        path: ['createConversation', 'firstMessage'],
        extensions: { code: 'CONVERSATION_NOT_FOUND', outcome: 'REJECTED', safeToRepeat: true },
      });
      const id = answer.data?.['createConversation']?.conversation.id ?? '';
      expect((await life.seen({ conversationId: id })).sendsStillRefused).toBe(3);
    }, soon);
  });

  it('fails alone when its answer is lost, and is not sent again', async () => {
    await withLife(async (life) => {
      await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'delay', ms: 0 });
      await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'resetAfterEffect' });

      const answer = await life.ask<Created>('createConversation', fields, inputOf(life));

      expect(onlyError(answer)).toMatchObject({
        path: ['createConversation', 'firstMessage'],
        extensions: { code: 'OUTCOME_UNKNOWN', outcome: 'UNKNOWN', safeToRepeat: false },
      });
      const id = answer.data?.['createConversation']?.conversation.id ?? '';
      expect(await textsOf(life, id)).toEqual(['Hello!']);
      expect(await life.sends()).toHaveLength(1);
    }, soon);
  });

  it('fails alone when it is too long: the conversation is open, nothing was sent into it', async () => {
    await withLife(async (life) => {
      const firstMessage = { text: 'x'.repeat(5001) };

      const answer = await life.ask<Created>('createConversation', fields, inputOf(life, { firstMessage }));

      expect(onlyError(answer)).toMatchObject({
        path: ['createConversation', 'firstMessage'],
        extensions: { code: 'MESSAGE_TOO_LONG', outcome: 'NOT_SENT' },
      });
      expect(answer.data?.['createConversation']?.conversation.stage).toBe('OPEN');
      expect(await life.sends()).toEqual([]);
    });
  });

  it('is replayed with its conversation, success and failure alike', async () => {
    await withLife(async (life) => {
      const idempotencyKey = 'key-1';
      const first = await create(life, { idempotencyKey });
      await life.pair.sandbox.change({ lateReadiness: 9 });
      const failing = inputOf(life, { idempotencyKey, consumerId: 'bob' });
      const failed = await life.ask<Created>('createConversation', fields, failing);
      await life.pair.sandbox.forgetCalls();

      expect(await create(life, { idempotencyKey })).toEqual({ ...first, outcome: 'REPLAYED' });
      const again = await life.ask<Created>('createConversation', fields, failing);
      expect(again.data?.['createConversation']).toEqual({
        ...failed.data?.['createConversation'],
        outcome: 'REPLAYED',
      });
      expect(onlyError(again)).toMatchObject({
        path: ['createConversation', 'firstMessage'],
        extensions: { code: 'CONVERSATION_NOT_FOUND' },
      });
      expect(await life.pair.sandbox.services()).toEqual([]);
    }, soon);
  });

  it('is not sent into the conversation that was open before', async () => {
    await withLife(async (life) => {
      const target = await life.open();

      const { outcome, firstMessage } = await create(life, { ifOpen: 'RETURN_OPEN' });

      expect([outcome, firstMessage]).toEqual(['RETURNED_OPEN', null]);
      expect(await textsOf(life, target.conversationId)).toEqual([]);
    });
  });
});
