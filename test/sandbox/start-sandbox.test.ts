import { expect, test } from '@jest/globals';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { at } from './support/at.js';
import { withSandbox } from './support/with-sandbox.js';

test('serves one account with a fixed app id and a secret of its own at each start', () =>
  withSandbox((first) =>
    withSandbox((second) => {
      const [one, two] = [at(first.accounts, 0), at(second.accounts, 0)];
      expect(one).toEqual({ ...two, clientSecret: expect.stringMatching(/^[0-9a-f]{32}$/) });
      expect(one.id).toBe('12345678');
      expect(one.clientSecret).not.toBe(two.clientSecret);
      return Promise.resolve();
    }),
  ));

test('tells where it listens, and fails when its port is taken', () =>
  withSandbox(async ({ url, host, port }) => {
    expect([url, host]).toEqual([`http://127.0.0.1:${port}`, `127.0.0.1:${port}`]);
    await expect(startSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  }));

test('names the address of the call when it listens on every address', () =>
  withSandbox(
    async ({ port }) => {
      const url = `http://localhost:${port}/api/account/12345678/service/idp/baseURI.json?version=1.0`;
      const answer = (await (await fetch(url)).json()) as { baseURI: string };
      expect(answer.baseURI).toBe(`localhost:${port}`);
    },
    { host: '0.0.0.0' },
  ));

test('closes while a call hangs', async () => {
  const sandbox = await startSandbox();
  const plan = JSON.stringify({ fault: { kind: 'hang' } });
  await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body: plan });
  const call = fetch(`${sandbox.url}/sentinel/well-known/jwks`);
  const refused = expect(call).rejects.toThrow();
  await fetch(`${sandbox.url}/_sandbox/calls`);
  await sandbox.close();
  await refused;
});
