import { describe, expect, it } from '@jest/globals';
import { create } from '../support/create-conversation.js';
import { baseUrisOf } from '../support/fake-upstream.js';
import { freePort } from '../support/free-port.js';
import { onlyError } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';

const unavailable = { code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT', safeToRepeat: true };

describe('createConversation when a host cannot be reached', () => {
  it('is safe to repeat when nobody listens at the Domain API', async () => {
    const domainApiUrl = `http://127.0.0.1:${await freePort()}`;
    await withPair(
      async (pair) => {
        const { requestId: _requestId, ...told } = onlyError(await create(pair)).extensions;
        expect(told).toEqual(unavailable);
      },
      { upstream: { domainApiUrl } },
    );
  });

  it('is safe to repeat when nobody listens at the Send API, after all else succeeded', async () => {
    const nobody = `127.0.0.1:${await freePort()}`;
    await withPair(async (pair) => {
      const host = new URL(pair.sandbox.url).host;
      const hosts = baseUrisOf({ sentinel: host, idp: host, asyncMessagingEnt: nobody });
      await pair.sandbox.fault('domain', { kind: 'status', status: 200, body: hosts });
      const { requestId: _requestId, ...told } = onlyError(await create(pair)).extensions;
      expect(told).toEqual(unavailable);
      expect(await pair.sandbox.services()).toEqual(['domain', 'sentinel', 'idp']);
    });
  });

  it('is safe to repeat when the name of the Domain API does not resolve', async () => {
    await withPair(
      async (pair) => {
        const { requestId: _requestId, ...told } = onlyError(await create(pair)).extensions;
        expect(told).toEqual(unavailable);
      },
      // A label may have 63 characters (RFC 1035): resolvers refuse this name without asking anybody.
      { upstream: { domainApiUrl: `https://${'a'.repeat(64)}.invalid` } },
    );
  });
});

describe('createConversation when the Domain API names a host outside the suffixes', () => {
  it.each(['asyncMessagingEnt', 'sentinel', 'idp'])('refuses to call %s there', async (service) => {
    await withPair(async (pair) => {
      const host = new URL(pair.sandbox.url).host;
      const good = { sentinel: host, idp: host, asyncMessagingEnt: host };
      const hosts = baseUrisOf({ ...good, [service]: 'lo.msg.liveperson.example' });
      await pair.sandbox.fault('domain', { kind: 'status', status: 200, body: hosts });
      const { requestId: _requestId, ...told } = onlyError(await create(pair)).extensions;
      expect(told).toEqual({ code: 'HOST_NOT_ALLOWED', outcome: 'NOT_SENT', safeToRepeat: true });
      expect(await pair.sandbox.services()).not.toContain(service);
    });
  });

  it('refuses an allowed name that resolves to a private address', async () => {
    await withPair(
      async (pair) => {
        const hosts = baseUrisOf({ sentinel: 'localhost', idp: 'localhost', asyncMessagingEnt: 'localhost' });
        await pair.sandbox.fault('domain', { kind: 'status', status: 200, body: hosts });
        const { requestId: _requestId, ...told } = onlyError(await create(pair)).extensions;
        expect(told).toEqual({ code: 'HOST_NOT_ALLOWED', outcome: 'NOT_SENT', safeToRepeat: true });
        expect(await pair.sandbox.services()).toEqual(['domain']);
      },
      { sandbox: { tls: true }, upstream: { allowLoopback: false, hostSuffixes: ['localhost'] } },
    );
  });

  it('asks a Domain API by plain http only where loopback is allowed', async () => {
    await withPair(
      async (pair) => {
        expect(onlyError(await create(pair)).extensions.code).toBe('HOST_NOT_ALLOWED');
        expect(await pair.sandbox.services()).toEqual([]);
      },
      { upstream: { allowLoopback: false } },
    );
  });
});
