import { describe, expect, it } from '@jest/globals';
import { withLife } from '../support/life-pair.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { surveyFeatures } from '../support/life-survey.js';

const fields =
  'message { __typename id sequence dialogId externalId status from { role id } ... on TextMessage { text quickReplies { title } } }';

interface Sent {
  readonly message: { readonly sequence: number; readonly externalId: string | null };
}
const publish = (life: Life, input: object) => life.mutate<Sent>('sendText', fields, { ...input });
const textsOf = async (life: Life, target: LifeTarget) =>
  (await life.seen(target)).messages.map(({ text }) => text);

describe('sendText', () => {
  it('publishes a text into the main dialog and answers with the message', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      await life.pair.sandbox.forgetCalls();

      const sent = await publish(life, { ...target, text: 'Hello 👋' });

      const { consumerId } = await life.seen(target);
      expect(sent).toEqual({
        message: {
          __typename: 'TextMessage',
          id: `${target.conversationId}::0`,
          sequence: 0,
          dialogId: target.conversationId,
          externalId: null,
          status: 'SENT',
          from: { role: 'CONSUMER', id: consumerId },
          text: 'Hello 👋',
          quickReplies: [],
        },
      });
      expect(await textsOf(life, target)).toEqual(['Hello 👋']);
      expect(await life.pair.sandbox.services()).toEqual(['asyncMessagingEnt']);
    });
  });

  it("names the message by its sender's own id, on the wire and in the answer", async () => {
    await withLife(async (life) => {
      const target = await life.open();

      const { message } = await publish(life, { ...target, text: 'hi', externalId: 'optimistic-1' });

      expect(message.externalId).toBe('optimistic-1');
      expect((await life.seen(target)).messages).toMatchObject([
        { metadata: [{ type: 'ExternalId', id: 'optimistic-1' }] },
      ]);
    });
  });

  it('names both the survey and its conversation in a survey', async () => {
    await withLife(async (life) => {
      const target = await life.open({ client: { features: surveyFeatures } });
      await life.mutate('closeConversation', 'alreadyClosed', { ...target, mode: 'MAIN_DIALOG' });
      const survey = (await life.seen(target)).dialogs.find(({ dialogType }) => dialogType === 'POST_SURVEY');
      await life.pair.sandbox.forgetCalls();

      const { message } = await publish(life, { ...target, dialogId: survey?.dialogId, text: '5' });

      expect(message).toMatchObject({ dialogId: survey?.dialogId, sequence: 2 });
      const [call] = await life.sends();
      expect(call?.body).toMatchObject({
        conversationId: target.conversationId,
        dialogId: survey?.dialogId,
        event: { type: 'ContentEvent', contentType: 'text/plain', message: '5' },
      });
    });
  });

  it('takes 5000 characters, and refuses 5001 before anything is sent', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      await publish(life, { ...target, text: 'x'.repeat(5000) });
      await life.pair.sandbox.forgetCalls();

      const { extensions } = await life.refused('sendText', fields, { ...target, text: 'x'.repeat(5001) });

      expect(extensions).toMatchObject({ code: 'MESSAGE_TOO_LONG', outcome: 'NOT_SENT', safeToRepeat: true });
      expect(await life.pair.sandbox.services()).toEqual([]);
    });
  });

  it('is refused by LivePerson where it counts the whole request', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      await life.pair.sandbox.change({ textLimit: 'request' });

      const { extensions } = await life.refused('sendText', fields, { ...target, text: 'x'.repeat(5000) });

      expect(extensions).toMatchObject({
        code: 'UPSTREAM_REJECTED',
        outcome: 'REJECTED',
        safeToRepeat: true,
      });
      expect(await textsOf(life, target)).toEqual([]);
    });
  });

  it.each([404, 400])(
    'answers alike for an unknown conversation and another consumer, under %i',
    async (status) => {
      await withLife(async (life) => {
        await life.pair.sandbox.change({ unknownConversationStatus: status });
        const target = await life.open();
        const { accountId } = target;
        await life.say(await life.open({ consumerId: 'eve' }), 'I exist');
        const foreign = await life.refused('sendText', fields, { ...target, consumerId: 'eve', text: 'hi' });
        const unknown = await life.refused('sendText', fields, {
          ...{ accountId, consumerId: 'eve', conversationId: 'no-such-conversation', text: 'hi' },
        });

        expect({ ...foreign.extensions, requestId: '' }).toEqual({
          code: 'CONVERSATION_NOT_FOUND',
          outcome: 'REJECTED',
          safeToRepeat: true,
          requestId: '',
        });
        expect({ ...unknown, extensions: { ...unknown.extensions, requestId: '' } }).toEqual({
          ...foreign,
          extensions: { ...foreign.extensions, requestId: '' },
        });
        expect(await textsOf(life, target)).toEqual([]);
      });
    },
  );

  it('answers alike where nobody but LivePerson can tell whose conversation it is', async () => {
    await withLife(
      async (life) => {
        await life.pair.sandbox.change({ services: { messagingRestApiDomain: false } });
        const target = await life.open();
        // A gateway that has forgotten: its record holds one conversation.
        await life.open({ consumerId: 'eve' });
        const strangers = { ...target, consumerId: 'eve', text: 'hi' };

        const foreign = await life.refused('sendText', fields, strangers);
        const unknown = await life.refused('sendText', fields, { ...strangers, conversationId: 'no-such' });

        for (const { message, path, extensions } of [foreign, unknown]) {
          expect({ message, path, ...extensions, requestId: '' }).toEqual({
            message: 'There is no such conversation.',
            path: ['sendText'],
            code: 'CONVERSATION_NOT_FOUND',
            outcome: 'REJECTED',
            safeToRepeat: true,
            requestId: '',
          });
        }
        expect(await life.say(target, 'mine still')).toBe(0);
      },
      { settings: { CONVERSATION_RECORD_SIZE: '1' } },
    );
  });

  it('is refused into a closed conversation, which the gateway then knows to be closed', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      await life.agent(target, { action: 'close' });

      const error = await life.refused('sendText', fields, { ...target, text: 'hello?' });

      expect(error.extensions).toMatchObject({
        code: 'CONVERSATION_CLOSED',
        outcome: 'REJECTED',
        safeToRepeat: true,
      });
      expect(
        await life.mutate('closeConversation', 'alreadyClosed conversation { state stage }', target),
      ).toEqual({
        alreadyClosed: true,
        conversation: { state: 'CLOSE', stage: 'CLOSE' },
      });
      expect((await life.open()).conversationId).not.toBe(target.conversationId);
    });
  });
});
