import { describe, expect, it } from '@jest/globals';
import { documentBlock } from '../support/document-blocks.js';
import { eventually } from '../support/eventually.js';
import { openOutside } from '../support/life-outside.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { withPair } from '../support/start-pair.js';

const guide = 'docs/moving.md';

/** A request of a batch; ids differ from run to run. */
interface WireRequest {
  readonly id: unknown;
}

const withoutIds = (batch: unknown): unknown =>
  (batch as readonly WireRequest[]).map((request) => ({ ...request, id: 'an id' })); // an array, as CONV documents

describe('docs/moving.md', () => {
  it('shows the batch that LivePerson gets for the operation beside it', async () => {
    await withPair(async (pair) => {
      const variables = JSON.parse(documentBlock(guide, 'json', '"input"')) as Record<string, unknown>;
      const answer = await pair.graphql(documentBlock(guide, 'graphql', 'createConversation'), variables);
      expect(answer.data).toMatchObject({ createConversation: { outcome: 'CREATED' } });
      const sent = (await pair.sandbox.calls()).find(({ path }) => path.includes('/conversation?v=3'));
      const shown = JSON.parse(documentBlock(guide, 'json', 'ConsumerRequestConversation')) as unknown;
      expect(withoutIds(sent?.body)).toEqual(withoutIds(shown));
    });
  });

  it('is right that forwarded tokens carry a conversation of other code on, and that its webhooks are taken', async () => {
    await withPair(
      async (pair) => {
        const { target, tokens, say } = await openOutside({ pair }, 'moved-1');
        const { accountId, conversationId } = target;
        await hearWebhooks(pair);
        const sent = await pair.graphql(
          'mutation($input: SendTextInput!) { sendText(input: $input) { message { sequence } } }',
          { input: { accountId, conversationId, text: 'From here' } },
          tokens,
        );
        expect(sent.data).toEqual({ sendText: { message: { sequence: 0 } } });
        await say('From there');
        const kept = /conversation_gateway_webhooks_total\{[^}]*reason="kept"[^}]*\} [1-9]/;
        await eventually('a webhook', async () =>
          kept.test(await (await fetch(`${pair.url}/metrics`)).text()),
        );
      },
      { settings: { CREDENTIALS: 'forwarded' } },
    );
  });
});
