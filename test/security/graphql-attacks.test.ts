import { describe, expect, it } from '@jest/globals';
import { createMutation } from '../support/create-conversation.js';
import { httpCall } from '../support/http-call.js';
import { codesIn, post, query } from '../support/http-cases.js';
import { postGraphql } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';

const production = { settings: { EXPLORER: 'off', INTROSPECTION: 'off' } };

/** A list in a list in a list, as text: JSON.stringify could not write it. */
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('hostile GraphQL requests', () => {
  it('13: a batch of 100 operations is refused whole', async () => {
    await withPair(async ({ url, sandbox, accountId }) => {
      const operation = { query: createMutation, variables: { input: { accountId, consumerId: 'one' } } };
      const batch = Array.from({ length: 100 }, () => operation);
      const answer = await httpCall(`${url}/graphql`, post(batch));
      expect(answer.status).toBe(400);
      expect(codesIn(answer.text)).toEqual(['BAD_REQUEST']);
      expect(await sandbox.calls()).toEqual([]);
    });
  });

  it('14: a misspelt field is not told its right name', async () => {
    await withPair(async ({ url }) => {
      const answer = await httpCall(`${url}/graphql`, post({ query: '{ conversatio { id } }' }));
      expect(answer.text).toContain('conversatio');
      expect(answer.text).not.toMatch(/did you mean|suggestion|openConversation/i);
    }, production);
  });

  it.each([query, '{ nothing }', '{'])('15: a request for a trace gets none: %s', async (document) => {
    await withPair(async ({ url }) => {
      const headers = { 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1' };
      const answer = await httpCall(`${url}/graphql`, post({ query: document }, headers));
      expect(answer.text).not.toMatch(/ftv1|tracing|stacktrace|node_modules|\.js:|\.ts:| at /);
    }, production);
  });

  it('15: a fault of the gateway shows nothing of its cause', async () => {
    await withPair(async ({ url, server, logLines }) => {
      const secret = 'words of the fault';
      server.gateway.accounts.find = () => {
        throw new Error(secret);
      };
      const answer = await postGraphql(url, '{ account(id: "1") { id } }');
      expect(answer.errors).toMatchObject([
        {
          message: 'The gateway failed.',
          extensions: { code: 'INTERNAL_SERVER_ERROR', outcome: 'UNKNOWN', safeToRepeat: false },
        },
      ]);
      expect(answer.text).not.toContain(secret);
      // The operator finds it by the request id.
      const { requestId } = answer.errors?.[0]?.extensions ?? {};
      expect(logLines.some((line) => line.includes(secret) && line.includes(String(requestId)))).toBe(true);
    }, production);
  });

  it.each([
    ['the whole body', nested(100_000)],
    ['the variables', `{"query":"${query}","variables":{"a":${nested(100_000)}}}`],
    ['the extensions', `{"query":"${query}","extensions":{"a":${nested(100_000)}}}`],
    ['an input', `{"query":${JSON.stringify(createMutation)},"variables":{"input":${nested(100_000)}}}`],
    [
      'a list of an input',
      `{"query":${JSON.stringify(createMutation)},"variables":{"input":{"accountId":"1","client":{"features":${nested(100_000)}}}}}`,
    ],
  ])('21: 100 000 nested lists as %s do no harm', async (_where, body) => {
    await withPair(async ({ url, logLines }) => {
      const answer = await httpCall(`${url}/graphql`, post(body));
      expect([200, 400]).toContain(answer.status);
      expect(answer.text).not.toContain('INTERNAL_SERVER_ERROR');
      expect(logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
      expect((await httpCall(`${url}/graphql`, post())).status).toBe(200);
    });
  });

  it('21: 100 000 nested selections do no harm', async () => {
    await withPair(async ({ url }) => {
      const deep = `${'{a'.repeat(100_000)}${'}'.repeat(50_000)}`;
      const answer = await httpCall(`${url}/graphql`, post({ query: deep.slice(0, 250_000) }));
      expect(answer.status).toBe(400);
      expect(codesIn(answer.text)).not.toContain('INTERNAL_SERVER_ERROR');
      expect((await httpCall(`${url}/graphql`, post())).status).toBe(200);
    });
  });

  const polluting = '{"polluted":true}';
  it.each([
    `{"query":"${query}","variables":{"__proto__":${polluting}}}`,
    `{"query":"${query}","extensions":{"__proto__":${polluting},"constructor":{"prototype":${polluting}}}}`,
    `{"query":"${query}","__proto__":${polluting}}`,
    `{"query":${JSON.stringify(createMutation)},"variables":{"input":{"accountId":"1","__proto__":${polluting}}}}`,
    `{"query":${JSON.stringify(createMutation)},"variables":{"input":{"accountId":"1","constructor":{"prototype":${polluting}}}}}`,
    `{"query":${JSON.stringify(createMutation)},"variables":{"input":{"accountId":"1","userProfile":{"__proto__":${polluting}}}}}`,
  ])('23: no prototype is changed by %s', async (body) => {
    await withPair(async ({ url, sandbox }) => {
      const answer = await httpCall(`${url}/graphql`, post(body));
      expect(answer.status).toBe(body.includes('"input"') ? 400 : 200);
      expect(Object.prototype).not.toHaveProperty('polluted');
      expect(await sandbox.calls()).toEqual([]);
    });
  });
});
