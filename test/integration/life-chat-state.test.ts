import { describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { withLife } from '../support/life-pair.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { surveyFeatures } from '../support/life-survey.js';

const quickly = { settings: { CHAT_STATE_QUIET_MS: '1' } };

const set = (life: Life, target: LifeTarget, chatState: string, more: object = {}) =>
  life.mutate('setChatState', 'chatState', { ...target, chatState, ...more });
/** What was published since the calls were forgotten: chat states by name, anything else by type. */
const published = async (life: Life) =>
  (await life.sends()).map(({ body: { event } }) => event?.['chatState'] ?? event?.['type']);
const stateOf = async (life: Life, target: LifeTarget) => {
  const { chatStates, consumerId } = await life.seen(target);
  return chatStates[consumerId];
};

describe('setChatState', () => {
  it.each(['ACTIVE', 'INACTIVE', 'GONE', 'COMPOSING', 'PAUSE'])('publishes %s', async (chatState) => {
    await withLife(async (life) => {
      const target = await life.open();

      expect(await set(life, target, chatState)).toEqual({ chatState });

      expect(await stateOf(life, target)).toBe(chatState);
      expect(await published(life)).toEqual([chatState]);
    });
  });

  it('may name the main dialog', async () => {
    await withLife(async (life) => {
      const target = await life.open();

      await set(life, target, 'ACTIVE', { dialogId: target.conversationId });

      expect(await stateOf(life, target)).toBe('ACTIVE');
    });
  });

  it('refuses another dialog before anything is sent: surveys take no chat states', async () => {
    await withLife(async (life) => {
      const target = await life.open({ client: { features: surveyFeatures } });
      await life.mutate('closeConversation', 'alreadyClosed', { ...target, mode: 'MAIN_DIALOG' });
      const dialogId = (await life.seen(target)).dialogs[1]?.dialogId;
      await life.pair.sandbox.forgetCalls();

      const input = { ...target, dialogId, chatState: 'COMPOSING' };
      const { extensions } = await life.refused('setChatState', 'chatState', input);

      expect(extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        outcome: 'NOT_SENT',
        fields: [{ path: 'input.dialogId' }],
      });
      expect(await life.pair.sandbox.services()).toEqual([]);
    });
  });

  it('gives the same answer for an unknown conversation and another consumer', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      for (const input of [
        { ...target, consumerId: 'eve' },
        { ...target, conversationId: 'no-such' },
      ]) {
        const whole = { ...input, chatState: 'COMPOSING' };
        const { extensions } = await life.refused('setChatState', 'chatState', whole);
        expect(extensions).toMatchObject({ code: 'CONVERSATION_NOT_FOUND', outcome: 'REJECTED' });
      }
      expect(await stateOf(life, target)).toBeUndefined();
    });
  });
});

describe('COMPOSING', () => {
  it('ends with PAUSE after the quiet time', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      await set(life, target, 'COMPOSING');

      await eventually('PAUSE', async () => (await stateOf(life, target)) === 'PAUSE');

      expect(await published(life)).toEqual(['COMPOSING', 'PAUSE']);
    }, quickly);
  });

  it('ends with PAUSE after a text, in this order and once', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      await set(life, target, 'COMPOSING');
      await life.say(target, 'done typing');
      await life.say(target, 'and on');

      expect(await stateOf(life, target)).toBe('PAUSE');
      expect(await published(life)).toEqual(['COMPOSING', 'ContentEvent', 'PAUSE', 'ContentEvent']);
    });
  });

  it('ends with the state that is set next, and with no other', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      await set(life, target, 'COMPOSING');
      await set(life, target, 'GONE');
      await life.say(target, 'from the grave');

      expect(await stateOf(life, target)).toBe('GONE');
      expect(await published(life)).toEqual(['COMPOSING', 'GONE', 'ContentEvent']);
    });
  });

  it('does not fail the text after which PAUSE fails', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      await set(life, target, 'COMPOSING');
      await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'delay', ms: 0 });
      await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'status', status: 503 }, 3);

      expect(await life.say(target, 'sent all the same')).toBe(0);
      expect(await published(life)).toEqual(['COMPOSING', 'ContentEvent', 'PAUSE', 'PAUSE', 'PAUSE']);
    });
  });

  it('ends when the gateway goes away', async () => {
    await withLife(async (life) => {
      const targets = [await life.open(), await life.open({ consumerId: 'bob' })];
      for (const target of targets) await set(life, target, 'COMPOSING');

      await life.pair.server.close();

      for (const target of targets) expect(await stateOf(life, target)).toBe('PAUSE');
    });
  });

  it('repeats what the conversation needs when it ends by itself', async () => {
    await withLife(async (life) => {
      const target = await life.open({ client: { features: ['RICH_CONTENT'] } });
      await set(life, target, 'COMPOSING');
      await eventually('PAUSE', async () => (await stateOf(life, target)) === 'PAUSE');

      for (const { clientProperties } of await life.sends())
        expect(clientProperties).toEqual({ type: '.ClientProperties', features: ['RICH_CONTENT'] });
    }, quickly);
  });
});
