import { describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { withLife } from '../support/life-pair.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { onlyError } from '../support/post-graphql.js';

const fields = 'message { sequence externalId ... on TextMessage { text } }';
const idempotencyKey = 'key-1';

interface Sent {
  readonly message: { readonly sequence: number };
}
const send = (life: Life, input: object) => life.mutate<Sent>('sendText', fields, { ...input });
const textsOf = async (life: Life, target: LifeTarget) =>
  (await life.seen(target)).messages.map(({ text }) => text);

describe('a text with an idempotency key', () => {
  it('is sent once, and its answer replayed', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      const input = { ...target, text: 'once', externalId: 'e', idempotencyKey };
      const first = await send(life, input);
      await life.pair.sandbox.forgetCalls();

      expect(await send(life, input)).toEqual(first);
      expect(await life.pair.sandbox.services()).toEqual([]);
      expect(await textsOf(life, target)).toEqual(['once']);
    });
  });

  it('is sent once for requests that come at once', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      const input = { ...target, text: 'once', idempotencyKey };

      const answers = await Promise.all(Array.from({ length: 10 }, () => send(life, input)));

      expect(new Set(answers.map(({ message }) => message.sequence)).size).toBe(1);
      expect(await textsOf(life, target)).toEqual(['once']);
    });
  });

  it('is refused with other input, another dialog or another name included', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      const input = { ...target, text: 'once', idempotencyKey };
      await send(life, input);
      await life.pair.sandbox.forgetCalls();

      for (const other of [{ text: 'twice' }, { dialogId: 'another' }, { externalId: 'other' }]) {
        const { extensions } = await life.refused('sendText', fields, { ...input, ...other });
        expect(extensions).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', outcome: 'NOT_SENT' });
      }
      expect(await life.pair.sandbox.services()).toEqual([]);
    });
  });

  it('shares the key with nobody, and with no other conversation', async () => {
    await withLife(async (life) => {
      const [ann, bob] = [await life.open(), await life.open({ consumerId: 'bob' })];
      await send(life, { ...ann, text: 'once', idempotencyKey });
      await send(life, { ...bob, text: 'once', idempotencyKey });

      expect([await textsOf(life, ann), await textsOf(life, bob)]).toEqual([['once'], ['once']]);
    });
  });

  it('replays a refusal that LivePerson made', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      await life.agent(target, { action: 'close' });
      const input = { ...target, text: 'late', idempotencyKey };
      const first = await life.refused('sendText', fields, input);
      await life.pair.sandbox.forgetCalls();
      const second = await life.refused('sendText', fields, input);

      expect([first, second].map(({ extensions }) => extensions.code)).toEqual([
        'CONVERSATION_CLOSED',
        'CONVERSATION_CLOSED',
      ]);
      expect(await life.pair.sandbox.services()).toEqual([]);
    });
  });

  it('may be tried again when nothing left', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      const input = { ...target, text: 'again', idempotencyKey };
      await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'status', status: 429 });

      const { extensions } = await life.refused('sendText', fields, input);

      expect(extensions.code).toBe('UPSTREAM_RATE_LIMITED');
      expect(await send(life, input)).toMatchObject({ message: { sequence: 0 } });
    });
  });
});

describe('a text whose answer is lost', () => {
  it.concurrent.each([
    { kind: 'resetAfterEffect' },
    { kind: 'garbage' },
    { kind: 'truncate' },
    { kind: 'status', status: 502, afterEffect: true },
    { kind: 'reset' },
    { kind: 'status', status: 503 },
  ])('is said to be unknown, and never sent twice: %j', async (fault) => {
    await withLife(async (life) => {
      const target = await life.open();
      const sent = 'afterEffect' in fault || !['reset', 'status'].includes(fault.kind);
      await life.pair.sandbox.fault('asyncMessagingEnt', fault);
      const input = { ...target, text: 'perhaps' };

      const plain = await life.refused('sendText', fields, input);
      expect(plain.extensions).toMatchObject({
        code: 'OUTCOME_UNKNOWN',
        outcome: 'UNKNOWN',
        safeToRepeat: false,
      });
      expect(await textsOf(life, target)).toEqual(sent ? ['perhaps'] : []);

      await life.pair.sandbox.fault('asyncMessagingEnt', fault);
      await life.pair.sandbox.forgetCalls();
      for (const attempt of [1, 2, 3]) {
        const keyed = await life.refused('sendText', fields, { ...input, idempotencyKey });
        expect([attempt, keyed.extensions]).toMatchObject([
          attempt,
          { code: 'OUTCOME_UNKNOWN', outcome: 'UNKNOWN', safeToRepeat: true },
        ]);
      }
      expect(await life.sends()).toHaveLength(1);
    });
  });

  it('does not keep the next text of its dialog waiting for ever', async () => {
    await withLife(
      async (life) => {
        const target = await life.open();
        await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'hang' });
        const lost = life.ask('sendText', fields, { ...target, text: 'lost' });
        await eventually('the call that hangs', async () => (await life.sends()).length === 1);

        const next = await life.say(target, 'next');

        expect(onlyError(await lost).extensions).toMatchObject({ code: 'OUTCOME_UNKNOWN' });
        expect(next).toBe(0);
      },
      { upstream: { headersTimeoutMs: 500 } },
    );
  });
});
