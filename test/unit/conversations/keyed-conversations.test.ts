import { describe, expect, it } from '@jest/globals';
import { forwarded } from '../../support/unit-caller.js';
import { forwardedOpening, opening, withConversations } from '../../support/unit-conversations.js';
import { gatewayError } from '../../support/unit-error.js';
import { john } from '../../support/unit-opening.js';
import { consumerJws } from '../../support/unit-tokens.js';

describe('Conversations, with an idempotency key', () => {
  const keyed = { idempotencyKey: 'key' };

  it('opens once and replays the conversation', async () => {
    await withConversations(async ({ conversations, asking, count }) => {
      const first = await conversations.open(opening(keyed), asking());
      const second = await conversations.open(opening(keyed), asking());

      expect([first.outcome, second.outcome]).toEqual(['CREATED', 'REPLAYED']);
      expect(second.record).toEqual(first.record);
      expect(count('asyncMessagingEnt')).toBe(1);
    });
  });

  it('opens once for many who ask at the same time', async () => {
    await withConversations(async ({ conversations, asking, count }) => {
      const all = await Promise.all([1, 2, 3, 4].map(() => conversations.open(opening(keyed), asking())));

      expect(all.map(({ outcome }) => outcome).sort()).toEqual([
        'CREATED',
        'REPLAYED',
        'REPLAYED',
        'REPLAYED',
      ]);
      expect(count('asyncMessagingEnt')).toBe(1);
    });
  });

  it('refuses the key for another opening', async () => {
    await withConversations(async ({ conversations, asking, count }) => {
      await conversations.open(opening(keyed), asking());

      const other = opening({ ...keyed, ifOpen: 'RETURN_OPEN' });
      expect(await gatewayError(conversations.open(other, asking()))).toMatchObject({
        code: 'IDEMPOTENCY_KEY_REUSED',
      });
      expect(count('asyncMessagingEnt')).toBe(1);
    });
  });

  it('asks again, which never opens two, while the outcome is unknown', async () => {
    await withConversations(async ({ conversations, asking, answers, count }) => {
      const { asyncMessagingEnt } = answers;
      answers.asyncMessagingEnt = () => ({ status: 502 });

      for (let turn = 0; turn < 2; turn += 1)
        expect(await gatewayError(conversations.open(opening(keyed), asking()))).toMatchObject({
          code: 'OUTCOME_UNKNOWN',
          outcome: 'UNKNOWN',
        });
      expect(count('asyncMessagingEnt')).toBe(3);
      answers.asyncMessagingEnt = asyncMessagingEnt;

      expect((await conversations.open(opening(keyed), asking())).outcome).toBe('REPLAYED');
      expect((await conversations.open(opening(keyed), asking())).outcome).toBe('REPLAYED');
      expect(count('asyncMessagingEnt')).toBe(4);
    });
  });

  it('keeps the keys of consumers and accounts apart', async () => {
    await withConversations(async ({ conversations, asking }) => {
      const others = [{}, { consumerId: 'another consumer' }, { accountId: '87654321' }];

      const all = [];
      for (const over of others) all.push(await conversations.open(opening({ ...keyed, ...over }), asking()));

      expect(all.map(({ outcome }) => outcome)).toEqual(['CREATED', 'CREATED', 'CREATED']);
      expect(new Set(all.map(({ record }) => record.id)).size).toBe(3);
    });
  });

  it('shares the keys of forwarded callers only among holders of the same token', async () => {
    await withConversations(async ({ conversations, asking }) => {
      const forged = consumerJws('12345678', john, 666);
      const mine = forwarded();

      const first = await conversations.open(forwardedOpening(keyed), asking(mine));
      const theirs = await conversations.open(forwardedOpening(keyed), asking(forwarded(forged)));
      const again = await conversations.open(forwardedOpening(keyed), asking(forwarded()));

      expect([first.outcome, theirs.outcome, again.outcome]).toEqual(['CREATED', 'CREATED', 'REPLAYED']);
    });
  });
});
