import { describe, expect, it } from '@jest/globals';
import { httpCall } from '../support/http-call.js';
import { codesIn, post } from '../support/http-cases.js';
import { withPair } from '../support/start-pair.js';

const origins = { settings: { CORS_ORIGINS: 'https://shop.example,https://app.example:8443' } };
const production = { settings: { EXPLORER: 'off', INTROSPECTION: 'off' } };

const preflight = (origin: string) => ({
  method: 'OPTIONS',
  headers: {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  },
});

describe('pages of other origins', () => {
  it.each(['https://shop.example', 'https://app.example:8443'])(
    'may call when they are listed: %s',
    async (origin) => {
      await withPair(async ({ url }) => {
        const asked = await httpCall(`${url}/graphql`, preflight(origin));
        expect(asked.status).toBe(204);
        expect(asked.headers).toMatchObject({
          'access-control-allow-origin': origin,
          'access-control-allow-methods': 'GET, POST, OPTIONS',
          vary: 'Origin',
        });
        expect(asked.headers['access-control-allow-headers']).toContain('content-type');
        const called = await httpCall(`${url}/graphql`, post(undefined, { origin }));
        expect(called.headers['access-control-allow-origin']).toBe(origin);
        for (const { headers } of [asked, called])
          expect(headers).not.toHaveProperty('access-control-allow-credentials');
      }, origins);
    },
  );

  it.each([
    'null',
    'http://shop.example',
    'https://shop.example:444',
    'https://shop.example.evil.example',
    'https://evilshop.example',
    'https://sub.shop.example',
    'https://SHOP.example',
    'https://shop.example, https://evil.example',
    '*',
  ])('get no permission when they only look alike: %s', async (origin) => {
    await withPair(async ({ url }) => {
      for (const call of [preflight(origin), post(undefined, { origin })]) {
        const { headers } = await httpCall(`${url}/graphql`, call);
        const names = Object.keys(headers).filter((name) => name.startsWith('access-control-'));
        expect(names).toEqual([]);
        expect(headers.vary).toContain('Origin');
      }
    }, origins);
  });

  it('get no permission at all when no origin is listed', async () => {
    await withPair(async ({ url }) => {
      for (const origin of ['https://studio.apollographql.com', 'null', 'https://shop.example']) {
        const { headers } = await httpCall(`${url}/graphql`, preflight(origin));
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      }
    }, production);
  });
});

describe('what a gateway in production tells', () => {
  it.each(['{ __schema { types { name } } }', '{ __type(name: "Account") { name } }'])(
    'is not its schema: %s',
    async (query) => {
      await withPair(async ({ url }) => {
        const answer = await httpCall(`${url}/graphql`, post({ query }));
        expect(answer.status).toBe(400);
        expect(codesIn(answer.text)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
        expect(answer.text).not.toContain('"types"');
      }, production);
    },
  );

  it.each([
    '{ acount(id: "1") { id } }',
    '{ account(idd: "1") { id } }',
    '{ account(id: "1") { idd } }',
    'mutation ($input: CreateConversationInputs!) { createConversation(input: $input) { outcome } }',
    'mutation { createConversation(input: { acountId: "1" }) { outcome } }',
    'mutation { createConversation(input: { accountId: "1", ifOpen: REJEKT }) { outcome } }',
  ])('holds no suggestion for a misspelt name: %s', async (query) => {
    await withPair(async ({ url }) => {
      const answer = await httpCall(`${url}/graphql`, post({ query }));
      expect(answer.status).toBe(400);
      expect(answer.text).not.toMatch(/did you mean/i);
    }, production);
  });

  it('holds no suggestion for a misspelt name in variables', async () => {
    await withPair(async ({ url }) => {
      const query =
        'mutation ($input: CreateConversationInput!) { createConversation(input: $input) { outcome } }';
      for (const input of [{ acountId: '1' }, { accountId: '1', ifOpen: 'REJEKT' }]) {
        const answer = await httpCall(`${url}/graphql`, post({ query, variables: { input } }));
        expect(codesIn(answer.text)[0]).toBe('BAD_USER_INPUT');
        expect(answer.text).not.toMatch(/did you mean/i);
      }
    }, production);
  });

  it('holds no page, and no way to one', async () => {
    await withPair(async ({ url }) => {
      const accept = 'text/html';
      expect((await httpCall(`${url}/graphql`, { headers: { accept } })).status).toBe(400);
      expect((await httpCall(url, { headers: { accept } })).status).toBe(404);
    }, production);
  });

  it('helps with names where introspection is on', async () => {
    await withPair(async ({ url }) => {
      const answer = await httpCall(`${url}/graphql`, post({ query: '{ acount(id: "1") { id } }' }));
      expect(answer.text).toContain('Did you mean \\"account\\"?');
    });
  });

  it.each(['/graphql', '/livez', '/readyz', '/nothing'])('is not guessed by browsers at %s', async (path) => {
    await withPair(async ({ url }) => {
      const { headers } = await httpCall(url + path);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
      if (path === '/graphql') expect(headers['cache-control']).toBe('no-store');
    }, production);
  });
});

describe('the paths beside /graphql', () => {
  it('say that the process lives and is ready, until it drains', async () => {
    await withPair(async ({ url, server }) => {
      expect((await httpCall(`${url}/livez`)).status).toBe(200);
      expect((await httpCall(`${url}/readyz`)).status).toBe(200);
      server.gateway.drain();
      expect((await httpCall(`${url}/livez`)).status).toBe(200);
      expect((await httpCall(`${url}/readyz`)).status).toBe(503);
      const refused = await httpCall(`${url}/graphql`, post());
      expect(refused.status).toBe(503);
      expect(codesIn(refused.text)).toEqual(['SHUTTING_DOWN']);
    });
  });

  it('are none that the gateway does not have, the sandbox controls among them', async () => {
    await withPair(async ({ url }) => {
      for (const path of ['/_sandbox/calls', '/graphql/', '/graphqlx', '/..%2fgraphql', '/favicon.ico']) {
        expect((await httpCall(url + path)).status).toBe(404);
      }
    });
  });
});
