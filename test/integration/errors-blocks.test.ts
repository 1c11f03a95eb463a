import { describe, expect, it } from '@jest/globals';
import { documentBlock } from '../support/document-blocks.js';
import { withLife } from '../support/life-pair.js';
import { planFault } from '../support/life-sandbox.js';

/** A block of docs/errors.md in which each id may be any. */
function shown(words: string): unknown {
  const ids = ['requestId', 'conversationId', 'id'];
  return JSON.parse(documentBlock('docs/errors.md', 'json', words), (name, value: unknown) =>
    ids.includes(name) ? expect.any(String) : value,
  );
}

/** As the document's reader would write it. */
const withFirstMessage = `mutation Open($input: CreateConversationInput!) {
  createConversation(input: $input) {
    outcome
    conversation {
      id
    }
    firstMessage {
      message {
        id
      }
    }
  }
}`;

/** LivePerson asks to slow down over the next text. */
const slowDown = {
  service: 'asyncMessagingEnt',
  match: 'ContentEvent',
  fault: { kind: 'status', status: 429, headers: { 'retry-after': '2' } },
};

describe('docs/errors.md', () => {
  it('shows what names a refused place', () =>
    withLife(async ({ pair, refused }) => {
      const { accountId } = pair;
      const input = { accountId, consumerId: 'ann', routing: { skillId: '12345678901' } };
      const { extensions } = await refused('createConversation', 'outcome', input);
      expect(extensions).toEqual(shown('"fields"'));
    }));

  it('shows what a createConversation that took effect in part has', () =>
    withLife(async ({ open, refused }) => {
      const { accountId, consumerId, conversationId } = await open();
      const { extensions } = await refused('createConversation', 'outcome', { accountId, consumerId });
      expect(extensions).toEqual(shown('"CONVERSATION_ALREADY_OPEN"'));
      expect(extensions.details).toMatchObject({ conversationId });
    }));

  it('shows the answer when a first message fails alone', () =>
    withLife(async ({ pair }) => {
      await planFault(pair.sandbox.url, slowDown);
      const firstMessage = { text: 'Hello!', externalId: 'hello-1' };
      const input = { accountId: pair.accountId, consumerId: 'ann', firstMessage };
      const { text } = await pair.graphql(withFirstMessage, { input });
      expect(JSON.parse(text)).toEqual(shown('"errors"'));
    }));

  it('shows what a clickAction that took effect in part has', () =>
    withLife(async ({ pair, open, agent, refused }) => {
      const target = await open();
      const sequence = await agent(target, { action: 'text', text: 'Is that right?' });
      await planFault(pair.sandbox.url, slowDown);
      const metadata = [{ type: 'ExternalId', id: 'Yes-1234' }];
      const input = { ...target, sequence, publishText: 'Yes', metadata };
      const { extensions } = await refused('clickAction', 'message { id }', input);
      expect(extensions).toEqual(shown('"receipt"'));
    }));
});
