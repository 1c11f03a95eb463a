import { describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { withLife } from '../support/life-pair.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';

const fields = 'message { sequence externalId ... on TextMessage { text } }';
const idempotencyKey = 'key-1';
const lostAfterEffect = { kind: 'resetAfterEffect' };

interface Sent {
  readonly message: { readonly sequence: number; readonly externalId: string | null; readonly text: string };
}
const send = (life: Life, input: object) => life.mutate<Sent>('sendText', fields, input);
const textsOf = async (life: Life, target: LifeTarget) =>
  (await life.seen(target)).messages.map(({ text }) => text);

/** A conversation in which the next request is answered by nothing, after its effect. */
async function withLostAnswer(
  run: (life: Life, target: LifeTarget) => Promise<void>,
  webhooks: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await withLife(async (life) => {
    await hearWebhooks(life.pair, webhooks);
    const target = await life.open();
    await life.pair.sandbox.fault('asyncMessagingEnt', lostAfterEffect);
    await run(life, target);
  });
}

describe('a text whose answer was lost', () => {
  it('is known by its echo when it has a key, and sent once', async () => {
    await withLostAnswer(async (life, target) => {
      const input = { ...target, text: 'hello', idempotencyKey };

      const first = await send(life, input);
      const again = await send(life, input);

      expect(first.message).toMatchObject({ text: 'hello', externalId: null });
      expect(again).toEqual(first);
      expect(await textsOf(life, target)).toEqual(['hello']);
      const [sent] = await life.sends();
      expect(sent?.metadata).toEqual([
        { type: 'ExternalId', id: expect.stringMatching(/^gw-[\w-]{43}$/) as unknown },
      ]);
    });
  });

  it('is known by the id that its sender gave it, with a key or without', async () => {
    await withLostAnswer(async (life, target) => {
      const unkeyed = await send(life, { ...target, text: 'hello', externalId: 'mine-1' });
      await life.pair.sandbox.fault('asyncMessagingEnt', lostAfterEffect);
      const keyed = await send(life, { ...target, text: 'again', externalId: 'mine-2', idempotencyKey });

      expect([unkeyed.message.externalId, keyed.message.externalId]).toEqual(['mine-1', 'mine-2']);
      expect(await textsOf(life, target)).toEqual(['hello', 'again']);
    });
  });

  it('stays unknown where echoes carry no metadata, and is not sent again', async () => {
    await withLostAnswer(
      async (life, target) => {
        const input = { ...target, text: 'hello', idempotencyKey };

        const errors = [
          await life.refused('sendText', fields, input),
          await life.refused('sendText', fields, input),
        ];

        for (const { extensions, message } of errors) {
          expect(extensions).toMatchObject({
            code: 'OUTCOME_UNKNOWN',
            outcome: 'UNKNOWN',
            safeToRepeat: true,
          });
          expect(message).toContain('echo');
        }
        expect(await textsOf(life, target)).toEqual(['hello']);
      },
      { echoMetadata: false },
    );
  });

  it('is found out by a later request with its key, when the echo comes late', async () => {
    await withLostAnswer(async (life, target) => {
      // Nobody listens there: LivePerson comes again, later than a request waits.
      const retry = { mode: 'time', retentionMs: 60_000, firstMs: 4000 };
      await hearWebhooks(life.pair, { url: 'http://127.0.0.1:1/', retry });
      const input = { ...target, text: 'hello', idempotencyKey };
      await life.refused('sendText', fields, input);
      await hearWebhooks(life.pair);

      const found = await eventually('an answer', async () => {
        const { data } = await life.ask<Sent>('sendText', fields, input);
        return data?.['sendText'];
      });

      expect(found.message.text).toBe('hello');
      expect(await textsOf(life, target)).toEqual(['hello']);
    });
  });

  it('without a key and an id stays unknown, and repeating is not safe', async () => {
    await withLostAnswer(async (life, target) => {
      const { extensions } = await life.refused('sendText', fields, { ...target, text: 'hello' });

      expect(extensions).toMatchObject({ code: 'OUTCOME_UNKNOWN', safeToRepeat: false });
      expect(await textsOf(life, target)).toEqual(['hello']);
    });
  });
});
