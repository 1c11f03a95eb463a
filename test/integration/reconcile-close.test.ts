import { describe, expect, it } from '@jest/globals';
import { withLife } from '../support/life-pair.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';

const fields = 'alreadyClosed conversation { state stage closeReason }';
const untilTheEnd = 100;

describe('closeConversation whose answers are lost', () => {
  it('is known from the webhook that tells of it', async () => {
    await withLife(
      async (life) => {
        await hearWebhooks(life.pair);
        const target = await life.open();
        await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'hang', afterEffect: true }, untilTheEnd);

        const closed = await life.mutate('closeConversation', fields, { ...target, mode: 'CONVERSATION' });

        expect(closed).toEqual({
          alreadyClosed: false,
          conversation: { state: 'CLOSE', stage: 'CLOSE', closeReason: 'CONSUMER' },
        });
      },
      { settings: { UPSTREAM_TOTAL_TIMEOUT_MS: '3000', UPSTREAM_HEADERS_TIMEOUT_MS: '1000' } },
    );
  });

  it('stays unknown, and safe to repeat, where none tells', async () => {
    await withLife(
      async (life) => {
        await hearWebhooks(life.pair);
        const target = await life.open();
        await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'hang' }, untilTheEnd);

        const { extensions } = await life.refused('closeConversation', fields, {
          ...target,
          mode: 'CONVERSATION',
        });

        expect(extensions).toMatchObject({ outcome: 'UNKNOWN', safeToRepeat: true });
        expect(await life.seen(target)).toMatchObject({ stage: 'OPEN' });
      },
      { settings: { UPSTREAM_TOTAL_TIMEOUT_MS: '3000', UPSTREAM_HEADERS_TIMEOUT_MS: '1000' } },
    );
  });
});
