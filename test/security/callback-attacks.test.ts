import { describe, expect, it } from '@jest/globals';
import { startCallbackRouter } from '../support/callback-router.js';
import { eventsDocument as query } from '../support/event-listener.js';
import { withLife } from '../support/life-pair.js';

/** Addresses that a router must not be able to name when `<origin>/callback` is what it may. */
const hostileUrls = (origin: string): readonly string[] => {
  const { host, port } = new URL(origin);
  return [
    'http://127.0.0.1:9/callback/1',
    `http://localhost:${port}/callback/1`,
    `http://[::1]:${port}/callback/1`,
    `http://127.0.0.2:${port}/callback/1`,
    'http://169.254.169.254/latest/meta-data',
    'http://metadata.google.internal/',
    `https://${host}/callback/1`,
    `${origin}.evil.tld/callback/1`,
    `http://${host}@evil.tld/callback/1`,
    `http://user:word@${host}/callback/1`,
    `${origin}/callbackevil`,
    `${origin}/callback/../admin`,
    `${origin}/callback/%2e%2e/admin`,
    `${origin}/callback/..%2fadmin`,
    `${origin}\\@evil.tld/callback/1`,
    `${origin}/callback/1\r\nx-injected: 1`,
    `${origin}/elsewhere`,
    'file:///etc/passwd',
    'gopher://127.0.0.1/callback',
    'javascript:alert(1)',
    '//evil.tld/callback/1',
    '/callback/1',
    '',
    'x'.repeat(5000),
  ];
};

describe('a callback address that is not the router’s', () => {
  it('41: is refused before anything is sent, wherever it leads', async () => {
    const router = await startCallbackRouter();
    const settings = { CALLBACK_URL_PREFIXES: router.publicUrl };
    try {
      await withLife(
        async (life) => {
          const { accountId, conversationId } = await life.open();
          const request = { query, variables: { accountId, conversationId } };
          for (const callbackUrl of hostileUrls(router.origin)) {
            const { status, body } = await router.subscribe(life.pair.url, {
              ...request,
              subscription: { callbackUrl },
            });
            const code = body.errors?.[0]?.extensions.code;
            expect({ callbackUrl, status, code }).toEqual({ callbackUrl, status: 400, code: 'BAD_REQUEST' });
          }
          expect(router.paths).toEqual([]);
          expect(life.pair.server.gateway.callbacks.live).toBe(0);
          expect((await router.subscribe(life.pair.url, request)).status).toBe(200);
        },
        { settings },
      );
    } finally {
      await router.close();
    }
  });

  it('41: is refused whatever it is while no prefix is set', async () => {
    const router = await startCallbackRouter();
    try {
      await withLife(async (life) => {
        const { accountId, conversationId } = await life.open();
        const request = { query, variables: { accountId, conversationId } };
        expect((await router.subscribe(life.pair.url, request)).status).toBe(400);
        expect(router.paths).toEqual([]);
      });
    } finally {
      await router.close();
    }
  });

  it('41: is not reached by a redirect of the router, and told no event', async () => {
    const [router, elsewhere] = [await startCallbackRouter(), await startCallbackRouter()];
    const settings = { CALLBACK_URL_PREFIXES: router.publicUrl };
    router.misbehave((_message, response) => {
      response.writeHead(307, { location: `${elsewhere.publicUrl}/1` }).end();
      return true;
    });
    try {
      await withLife(
        async (life) => {
          const { accountId, conversationId } = await life.open();
          const request = { query, variables: { accountId, conversationId } };
          expect((await router.subscribe(life.pair.url, request)).status).toBe(400);
          expect(elsewhere.paths).toEqual([]);
        },
        { settings },
      );
    } finally {
      await router.close();
      await elsewhere.close();
    }
  });
});
