import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { createMutation } from '../support/create-conversation.js';
import { httpCall, rawCall } from '../support/http-call.js';
import { codesIn, post, query } from '../support/http-cases.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';

const mutation = ({ accountId }: Pair) => ({
  query: createMutation,
  variables: { input: { accountId, consumerId: 'victim' } },
});

const head = 'POST /graphql HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json\r\n';

describe('requests that a foreign page can make a browser send', () => {
  it('16: a GET query without a preflight header is refused', async () => {
    await withPair(async ({ url }) => {
      const address = `${url}/graphql?query=${encodeURIComponent(query)}`;
      for (const headers of [{}, { 'content-type': 'text/plain' }, { origin: 'https://evil.example' }]) {
        expect((await httpCall(address, { headers })).status).toBe(400);
      }
    });
  });

  it('16: a GET mutation is refused with and without a preflight header', async () => {
    await withPair(async (pair) => {
      const { query: document, variables } = mutation(pair);
      const search = new URLSearchParams({ query: document, variables: JSON.stringify(variables) });
      for (const headers of [{}, { 'apollo-require-preflight': '1' }]) {
        const answer = await httpCall(`${pair.url}/graphql?${search.toString()}`, { headers });
        expect([400, 405]).toContain(answer.status);
      }
      expect(await pair.sandbox.calls()).toEqual([]);
    });
  });

  it.each([
    'text/plain',
    'text/plain;application/json',
    'text/plain; charset=application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/graphql',
    '',
  ])('17: a POST mutation as %p is refused', async (type) => {
    await withPair(async (pair) => {
      const answer = await httpCall(`${pair.url}/graphql`, post(mutation(pair), { 'content-type': type }));
      expect(answer.status).toBe(415);
      expect(codesIn(answer.text)).toEqual(['BAD_REQUEST']);
      expect(await pair.sandbox.calls()).toEqual([]);
    });
  });

  it('17: a POST mutation without a content type is refused', async () => {
    await withPair(async (pair) => {
      const body = JSON.stringify(mutation(pair));
      const answer = await httpCall(`${pair.url}/graphql`, { method: 'POST', body });
      expect(answer.status).toBe(415);
      expect(await pair.sandbox.calls()).toEqual([]);
    });
  });

  it.each([
    'null',
    'https://studio.apollographql.com.evil.example',
    'https://evil.example',
    'http://127.0.0.1',
  ])('18: the origin %s is given no permission, and none with credentials', async (origin) => {
    await withPair(async ({ url }) => {
      const asked = await httpCall(`${url}/graphql`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-private-network': 'true',
        },
      });
      const answered = await httpCall(`${url}/graphql`, post(undefined, { origin }));
      for (const { headers } of [asked, answered]) {
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      }
    });
  });
});

describe('bodies that are not what they say', () => {
  it('19: a body over the limit is refused, and memory stays flat', async () => {
    await withPair(async ({ url }) => {
      const body = Array.from({ length: 512 }, () => Buffer.alloc(65_536, 0x20));
      const before = process.memoryUsage().arrayBuffers;
      const headers = { 'content-type': 'application/json' };
      const answer = await httpCall(`${url}/graphql`, { method: 'POST', headers, body });
      expect(answer.status).toBe(413);
      // 32 MB were offered; the sender's own copies were there before.
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8_000_000);
    });
  });

  it.each(['gzip', 'deflate', 'br', 'gzip, identity'])(
    '19: a body packed as %s is not unpacked',
    async (encoding) => {
      await withPair(async ({ url }) => {
        const bomb = gzipSync(Buffer.alloc(10_000_000, 0x20));
        const headers = { 'content-type': 'application/json', 'content-encoding': encoding };
        const answer = await httpCall(`${url}/graphql`, { method: 'POST', headers, body: bomb });
        expect(answer.status).toBe(415);
        expect(codesIn(answer.text)).toEqual(['BAD_REQUEST']);
      });
    },
  );

  it.each(['utf-16', 'utf-7', 'iso-8859-1', 'ibm037', 'utf-32le'])(
    '19: the charset %s is refused',
    async (charset) => {
      await withPair(async ({ url }) => {
        const type = `application/json; charset=${charset}`;
        const answer = await httpCall(`${url}/graphql`, post(undefined, { 'content-type': type }));
        expect(answer.status).toBe(415);
      });
    },
  );

  it('19: a content-length larger than the limit is refused though little comes', async () => {
    await withPair(async ({ server }) => {
      expect(await rawCall(server.port, `${head}content-length: 300000\r\n\r\n{}`)).toMatch(
        /^HTTP\/1\.1 413 /,
      );
    });
  });

  it('19: a content-length smaller than the body cuts it, and the rest is no second request', async () => {
    await withPair(async (pair) => {
      const body = JSON.stringify(mutation(pair));
      const answer = await rawCall(pair.server.port, `${head}content-length: 10\r\n\r\n${body}`);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).not.toContain('HTTP/1.1 200');
      expect(await pair.sandbox.calls()).toEqual([]);
    });
  });

  it.each([
    ['two lengths', 'content-length: 2\r\ncontent-length: 3\r\n'],
    ['a length and chunks', 'content-length: 2\r\ntransfer-encoding: chunked\r\n'],
    ['a negative length', 'content-length: -1\r\n'],
    ['a length that is no number', 'content-length: 0x2\r\n'],
  ])('19: %s are refused before anything is executed', async (_what, headers) => {
    await withPair(async ({ server, logLines }) => {
      expect(await rawCall(server.port, `${head}${headers}\r\n{}`)).toMatch(/^HTTP\/1\.1 400 /);
      expect(logLines.filter((line) => line.includes('"msg":"request"'))).toEqual([]);
    });
  });
});
