import { describe, expect, it } from '@jest/globals';
import { httpCall } from '../support/http-call.js';
import { withPair } from '../support/start-pair.js';

describe('GET /chat', () => {
  it('is the web chat beside the sandbox, with nothing from outside', async () => {
    await withPair(async ({ url, accountId }) => {
      const { status, headers, text } = await httpCall(`${url}/chat`);
      expect({ status, type: headers['content-type'] }).toEqual({
        status: 200,
        type: 'text/html; charset=utf-8',
      });
      expect(headers['content-security-policy']).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self'",
      );
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      const files = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
      expect(files).toHaveLength(3);
      for (const file of files) expect((await httpCall(new URL(file, url).href)).status).toBe(200);
      expect(JSON.parse((await httpCall(`${url}/chat/settings.json`)).text)).toEqual({ accountId });
    });
  });

  it.each(['/chat/missing.js', '/chat/../package.json', '/chats'])('has nothing at %s', async (path) => {
    await withPair(async ({ url }) => expect((await httpCall(url + path)).status).toBe(404));
  });

  it('is not there when it is switched off', async () => {
    await withPair(async ({ url }) => expect((await httpCall(`${url}/chat`)).status).toBe(404), {
      settings: { CHAT: 'off' },
    });
  });
});
