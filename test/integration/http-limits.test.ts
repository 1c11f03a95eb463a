import { describe, expect, it } from '@jest/globals';
import { httpCall, rawCall } from '../support/http-call.js';
import { codesIn, post, query } from '../support/http-cases.js';
import { withPair } from '../support/start-pair.js';

const small = { settings: { LIMIT_BODY_BYTES: '2048' } };
const json = { 'content-type': 'application/json' };

/** A good request of exactly this many bytes. */
function requestOf(bytes: number): string {
  const bare = JSON.stringify({ query, operationName: null, extensions: { filler: '' } });
  return bare.replace('"filler":""', `"filler":"${'x'.repeat(bytes - bare.length)}"`);
}

describe('the limit of a request body', () => {
  it('takes a body of exactly that size', async () => {
    await withPair(async ({ url }) => {
      const answer = await httpCall(`${url}/graphql`, post(requestOf(2048)));
      expect(answer.status).toBe(200);
    }, small);
  });

  it('refuses one byte more', async () => {
    await withPair(async ({ url }) => {
      const answer = await httpCall(`${url}/graphql`, post(requestOf(2049)));
      expect(answer.status).toBe(413);
      expect(codesIn(answer.text)).toEqual(['PAYLOAD_TOO_LARGE']);
      expect(answer.headers.connection).toBe('close');
    }, small);
  });

  it('refuses by content-length before the body comes', async () => {
    await withPair(async ({ server }) => {
      const head = 'POST /graphql HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json\r\n';
      const answer = await rawCall(server.port, `${head}content-length: 99999999\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer).toContain('PAYLOAD_TOO_LARGE');
    }, small);
  });

  it('refuses a chunked body as soon as it is too large', async () => {
    await withPair(async ({ server }) => {
      const head = 'POST /graphql HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json\r\n';
      const chunk = `1000\r\n${' '.repeat(0x1000)}\r\n`;
      // The last chunk never comes: an answer shows that nothing waits for it.
      const answer = await rawCall(server.port, `${head}transfer-encoding: chunked\r\n\r\n${chunk}`);
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer).toContain('PAYLOAD_TOO_LARGE');
    }, small);
  });

  it('takes a chunked body that is small', async () => {
    await withPair(async ({ url }) => {
      const body = ['{"query":', `"${query}"`, '}'];
      const answer = await httpCall(`${url}/graphql`, { method: 'POST', headers: json, body });
      expect(answer.status).toBe(200);
    }, small);
  });

  it('refuses with 413 a sender that goes on sending', async () => {
    await withPair(async ({ url }) => {
      const body = Array.from({ length: 64 }, () => Buffer.alloc(65_536, 0x20));
      const answer = await httpCall(`${url}/graphql`, { method: 'POST', headers: json, body });
      expect(answer.status).toBe(413);
    }, small);
  });
});

describe('a request that cannot be executed', () => {
  it('still has its line in the log', async () => {
    await withPair(async ({ url, logLines }) => {
      await httpCall(`${url}/graphql`, post(requestOf(4096), { 'x-request-id': 'too-large-1' }));
      const line = logLines.find((text) => text.includes('too-large-1')) ?? '{}';
      expect(JSON.parse(line)).toMatchObject({
        msg: 'request',
        status: 413,
        code: 'PAYLOAD_TOO_LARGE',
        upstreamCalls: 0,
      });
    }, small);
  });
});

describe('a request id', () => {
  it('is echoed in header and errors when it is a plain word', async () => {
    await withPair(async ({ url }) => {
      const answer = await httpCall(`${url}/graphql`, post({ query: '{' }, { 'x-request-id': 'My-id_1.2' }));
      expect(answer.headers['x-request-id']).toBe('My-id_1.2');
      expect(answer.text).toContain('"requestId":"My-id_1.2"');
    });
  });

  it.each(['two words', 'x'.repeat(65), '<b>', 'ü', ''])('is replaced when it is %p', async (given) => {
    await withPair(async ({ url }) => {
      const answer = await httpCall(`${url}/graphql`, post({ query: '{' }, { 'x-request-id': given }));
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.text).toContain(`"requestId":"${answer.headers['x-request-id'] as string}"`);
    });
  });
});
