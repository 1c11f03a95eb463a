import { describe, expect, it } from '@jest/globals';
import { askForTokens } from '../support/ask-for-tokens.js';
import { eventually } from '../support/eventually.js';
import { openOutside } from '../support/life-outside.js';
import { withLife } from '../support/life-pair.js';
import { planFault } from '../support/life-sandbox.js';

const sent = 'message { sequence }';
const withoutRest = { services: { messagingRestApiDomain: false } };

describe('a turn in a dialog', () => {
  it('keeps what comes at once in the order in which it was accepted', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      // The first is the slowest: it would be passed by all others.
      await planFault(life.pair.sandbox.url, { match: 'text 0', fault: { kind: 'delay', ms: 200 } });
      const first = life.say(target, 'text 0');
      await eventually('the first text', async () => (await life.sends()).length === 1);

      const others = [];
      for (const index of [1, 2, 3, 4]) others.push(life.say(target, `text ${index}`));

      expect(await first).toBe(0);
      expect((await Promise.all(others)).sort()).toEqual([1, 2, 3, 4]);
      const texts = (await life.seen(target)).messages.map(({ text }) => text);
      expect(texts[0]).toBe('text 0');
    });
  });

  it('is turned away where too much waits, and other dialogs are not', async () => {
    await withLife(
      async (life) => {
        const [ann, bob] = [await life.open(), await life.open({ consumerId: 'bob' })];
        await planFault(life.pair.sandbox.url, { match: 'slow', fault: { kind: 'hang' } });
        const slow = life.ask('sendText', sent, { ...ann, text: 'slow' });
        await eventually('the slow text', async () => (await life.sends()).length === 1);
        const waiting = life.ask('sendText', sent, { ...ann, text: 'waits' });

        const { extensions } = await eventually('the refusal', async () => {
          const { errors } = await life.ask('sendText', sent, { ...ann, text: 'too much' });
          return errors?.[0];
        });

        expect(extensions).toMatchObject({ code: 'RATE_LIMITED', outcome: 'NOT_SENT', retryAfterMs: 1000 });
        expect(await life.say(bob, 'not held up')).toBe(0);
        await Promise.all([slow, waiting]);
      },
      { settings: { LIMIT_DIALOG_QUEUE: '2' }, upstream: { headersTimeoutMs: 2000 } },
    );
  });

  it("is nobody's but the consumer's: a stranger's forwarded tokens hold nothing up", async () => {
    await withLife(
      async (life) => {
        await life.pair.sandbox.change(withoutRest);
        const { target, tokens } = await openOutside(life, 'ann');
        const eve = await askForTokens(life.pair, 'eve');
        const { accountId, conversationId } = target;
        await planFault(life.pair.sandbox.url, { match: 'held', fault: { kind: 'hang' } });
        const held = life.ask('sendText', sent, { accountId, conversationId, text: 'held' }, eve);
        await eventually('the call that hangs', async () => (await life.sends()).length === 1);

        const mine = life.mutate('sendText', sent, { accountId, conversationId, text: 'mine' }, tokens);

        expect(await Promise.race([mine, held])).toEqual({ message: { sequence: 0 } });
        await held;
      },
      { settings: { CREDENTIALS: 'forwarded' }, upstream: { headersTimeoutMs: 5000 } },
    );
  });

  it("is nobody's but the consumer's: a stranger's forwarded tokens end no typing", async () => {
    await withLife(
      async (life) => {
        await life.pair.sandbox.change(withoutRest);
        const { target, tokens } = await openOutside(life, 'ann');
        const eve = await askForTokens(life.pair, 'eve');
        const { accountId, conversationId } = target;
        const set = (chatState: string, headers: typeof eve) =>
          life.ask('setChatState', 'chatState', { accountId, conversationId, chatState }, headers);

        await set('COMPOSING', tokens);
        await set('GONE', eve);
        await life.pair.server.close();

        const { chatStates, consumerId } = await life.seen(target);
        expect(chatStates).toEqual({ [consumerId]: 'PAUSE' });
      },
      { settings: { CREDENTIALS: 'forwarded' } },
    );
  });
});
