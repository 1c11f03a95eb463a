import { describe, expect, it } from '@jest/globals';
import { createMutation } from '../support/create-conversation.js';
import { eventsDocument } from '../support/event-listener.js';
import { runOver, transportNames } from '../support/run-over.js';
import { withPair } from '../support/start-pair.js';

describe('a variable that does not fit', () => {
  it('is refused in a mutation over WebSocket as it is over HTTP', async () => {
    await withPair(async (pair) => {
      const variables = { input: 5 };
      const told = await runOver('WebSocket', pair, { query: createMutation, variables });

      expect(withoutId(told)).toBe(withoutId((await pair.graphql(createMutation, variables)).text));
      expect(JSON.parse(told)).toMatchObject({
        errors: [
          { extensions: { code: 'BAD_USER_INPUT', outcome: 'NOT_SENT', fields: [{ path: 'input' }] } },
        ],
      });
      expect(pair.logLines.filter((line) => line.includes('"fault"'))).toEqual([]);
    });
  });

  it.each(transportNames)('is refused by name over %s', async (transport) => {
    await withPair(async (pair) => {
      const variables = { accountId: { a: 1 }, conversationId: 'c' };
      const told = await runOver(transport, pair, { query: eventsDocument, variables });

      expect(told).toContain('BAD_USER_INPUT');
      expect(told).toContain('"path":"accountId"');
      expect(told).not.toContain('INTERNAL_SERVER_ERROR');
    });
  });
});

const withoutId = (text: string): string => text.trim().replace(/"requestId":"[^"]+"/, '');
