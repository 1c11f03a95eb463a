import { describe, expect, it } from '@jest/globals';
import { createMutation } from '../support/create-conversation.js';
import { httpCall } from '../support/http-call.js';
import { codesIn, post, query } from '../support/http-cases.js';
import { subscribeBySocket, subscribeByStream } from '../support/raw-subscriber.js';
import { withPair } from '../support/start-pair.js';

const production = { settings: { EXPLORER: 'off', INTROSPECTION: 'off' } };

describe('variables that are larger than their document', () => {
  it('20: of five megabytes are refused before they are parsed', async () => {
    await withPair(async ({ url, sandbox, accountId }) => {
      const input = { accountId, consumerId: 'x'.repeat(5_000_000) };
      const answer = await httpCall(`${url}/graphql`, post({ query: createMutation, variables: { input } }));
      expect(answer.status).toBe(413);
      expect(codesIn(answer.text)).toEqual(['PAYLOAD_TOO_LARGE']);
      expect(await sandbox.calls()).toEqual([]);
    });
  });

  it.each(['/graphql', '/graphql/stream'])(
    '20: in an address are refused as it is too long: %s',
    async (path) => {
      await withPair(async ({ url }) => {
        const variables = encodeURIComponent(JSON.stringify({ a: 'x'.repeat(100_000) }));
        const headers = { 'apollo-require-preflight': '1' };
        const answer = await httpCall(
          `${url}${path}?query=${encodeURIComponent(query)}&variables=${variables}`,
          {
            headers,
          },
        );
        expect(answer.status).toBe(431);
      });
    },
  );

  it.each([
    ['one text', { consumerId: 'x'.repeat(200_000) }],
    ['a text of the profile', { userProfile: { firstName: 'x'.repeat(200_000) } }],
    ['a list', { userProfile: { personalInfo: { contacts: Array.from({ length: 5000 }, () => ({})) } } }],
    ['a list of words', { client: { features: Array.from({ length: 10_000 }, () => 'RICH_CONTENT') } }],
    ['members that are none', Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`m${n}`, n]))],
  ])('20: that fit the body and no rule are refused with a short answer: %s', async (_what, over) => {
    await withPair(async ({ url, sandbox, accountId }) => {
      const input = { accountId, consumerId: 'one', ...over };
      const answer = await httpCall(`${url}/graphql`, post({ query: createMutation, variables: { input } }));
      expect(codesIn(answer.text)).toContain('BAD_USER_INPUT');
      expect(answer.text.length).toBeLessThan(40_000);
      expect(answer.text).not.toContain('x'.repeat(100));
      expect(await sandbox.calls()).toEqual([]);
    }, production);
  });

  it('20: of a subscription are bounded on every transport', async () => {
    await withPair(async ({ url }) => {
      const listening = { accountId: '12345678', conversationId: 'x'.repeat(300_000) };
      const socket = await subscribeBySocket(url, listening);
      expect(await socket.closed).toBe(1009);
      for (const form of ['sse', 'multipart'] as const) {
        const stream = await subscribeByStream(url, listening, form);
        await stream.closed;
        expect(stream.raw()).toMatch(/^HTTP\/1\.1 413 /);
      }
    });
  });
});
