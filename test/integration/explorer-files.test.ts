import { beforeAll, describe, expect, it } from '@jest/globals';
import { httpCall } from '../support/http-call.js';
import { build } from '../support/spawned-program.js';
import { withPair } from '../support/start-pair.js';

const asBrowser = { headers: { accept: 'text/html', 'accept-encoding': 'br' } };

describe('the files of /explorer', () => {
  beforeAll(build, 300_000);

  it('come compressed, with a policy that lets in scripts of the gateway alone', async () => {
    await withPair(async ({ url, accountId }) => {
      const page = await httpCall(`${url}/explorer`, asBrowser);
      expect(page.status).toBe(200);
      expect(page.headers['content-security-policy']).toMatch(/script-src 'self';.* connect-src 'self';/);
      const [script = ''] = /\/explorer\/assets\/index-[\w-]+\.js/.exec(page.text) ?? [];
      const { status, headers } = await httpCall(url + script, asBrowser);
      expect([status, headers['content-encoding'], headers['cache-control']]).toEqual([
        200,
        'br',
        'public, max-age=31536000, immutable',
      ]);
      const settings = await httpCall(`${url}/explorer/settings.json`);
      expect(JSON.parse(settings.text)).toEqual({ accountId, isSandbox: true });
      expect((await httpCall(`${url}/explorer/nothing.js`)).status).toBe(404);
    });
  });

  it('and the page at /graphql are not there when the explorer is off', async () => {
    await withPair(
      async ({ url }) => {
        const paths = ['/explorer', '/explorer/', '/explorer/apollo.js', '/explorer/settings.json', '/'];
        const answers = await Promise.all(paths.map((path) => httpCall(url + path, asBrowser)));
        expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
        expect((await httpCall(`${url}/graphql`, asBrowser)).headers['content-type']).not.toMatch(/html/);
      },
      { settings: { EXPLORER: 'off' } },
    );
  });
});
