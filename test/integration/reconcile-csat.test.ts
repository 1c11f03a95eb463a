import { describe, expect, it } from '@jest/globals';
import { withFollowedLife } from '../support/follow-life.js';
import type { Life, LifeTarget } from '../support/life-pair.js';

const untilTheEnd = 100;
const settings = { UPSTREAM_TOTAL_TIMEOUT_MS: '3000', UPSTREAM_HEADERS_TIMEOUT_MS: '1000' };
const rating = { rating: 4, resolved: true, status: 'FILLED' };

const rate = (life: Life, target: LifeTarget, more: object = {}) =>
  life.ask('submitCsat', 'conversation { id }', { ...target, ...rating, ...more });

async function closedConversation(life: Life): Promise<LifeTarget> {
  const target = await life.open();
  await life.mutate('closeConversation', 'alreadyClosed', { ...target, mode: 'CONVERSATION' });
  return target;
}

describe('submitCsat whose answer is lost', () => {
  it('is known from the webhook that tells of the rating', async () => {
    await withFollowedLife(async (life) => {
      const target = await closedConversation(life);
      await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'hang', afterEffect: true }, untilTheEnd);
      expect(await rate(life, target)).toMatchObject({ data: { submitCsat: { conversation: {} } } });
    }, settings);
  });

  it('stays unknown where none tells, and is not sent again with its key', async () => {
    await withFollowedLife(async (life) => {
      const target = await closedConversation(life);
      await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'hang' }, 1);
      const keyed = { idempotencyKey: 'k1' };
      for (const answer of [await rate(life, target, keyed), await rate(life, target, keyed)]) {
        expect(answer).toMatchObject({ errors: [{ extensions: { code: 'OUTCOME_UNKNOWN' } }] });
      }
    }, settings);
  });

  it('is not taken for another rating of the same conversation', async () => {
    await withFollowedLife(async (life) => {
      const target = await closedConversation(life);
      expect(await rate(life, target)).not.toHaveProperty('errors');
      await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'hang' }, 1);
      expect(await rate(life, target, { rating: 1 })).toMatchObject({
        errors: [{ extensions: { code: 'OUTCOME_UNKNOWN' } }],
      });
    }, settings);
  });
});
