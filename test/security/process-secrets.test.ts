import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { createMutation } from '../support/create-conversation.js';
import { personal, personalInput } from '../support/known-secrets.js';
import { postGraphql } from '../support/post-graphql.js';
import { controlSandbox } from '../support/sandbox-control.js';
import { build, withProgram } from '../support/spawned-program.js';

// The test starts a process of its own.
const account = { id: '31', clientId: 'app-31', clientSecret: 'app-secret-known-to-nobody' };

describe('the output of a gateway in production', () => {
  beforeAll(build, 60_000);

  it('30: shows no secret and nothing personal, at the most talkative log level', async () => {
    const sandbox = await startSandbox({ accounts: [account] });
    const control = controlSandbox(sandbox);
    const folder = await mkdtemp(join(tmpdir(), 'gateway-secrets-'));
    const { clientSecret, ...rest } = account;
    await writeFile(join(folder, 'secret'), `${clientSecret}\n`);
    const entry = {
      ...rest,
      clientSecretFile: join(folder, 'secret'),
      previousClientSecrets: ['older-secret'],
    };
    await writeFile(join(folder, 'accounts.json'), JSON.stringify([entry]));
    const settings = {
      PORT: '0',
      HOST: '127.0.0.1',
      ACCOUNTS_FILE: join(folder, 'accounts.json'),
      DATA_DIR: join(folder, 'data'),
      CALLER_AUTH: 'none',
      ALLOW_ANONYMOUS: 'true',
      ALLOW_LOOPBACK_UPSTREAM: 'on',
      DOMAIN_API_URL: sandbox.url,
      LOG_LEVEL: 'trace',
    };
    try {
      await withProgram('dist/bundle/gateway.js', settings, async (program) => {
        const [, url = ''] = await program.waitFor(/"url":"(http:[^"]+)"/);
        const send = (input: object) =>
          postGraphql(url, createMutation, { input: { accountId: account.id, ...personalInput, ...input } });
        expect((await send({})).errors).toBeUndefined();
        expect((await send({})).errors).toHaveLength(1);
        await control.fault('asyncMessagingEnt', { kind: 'reset' });
        await send({ consumerId: `${personal.consumerId}-2` });
        await send({ consumerId: [personal.consumerId] });
        program.signal('SIGHUP');
        await program.waitFor(/accounts read again/);
        program.signal('SIGTERM');
        expect(await program.exited()).toBe(0);
        const wire = (await control.calls()).at(-1)?.headers ?? {};
        const tokens = [wire['authorization'], wire['x-lp-on-behalf']];
        const secrets = [clientSecret, 'older-secret', ...tokens, ...Object.values(personal)];
        const found = secrets.filter((secret) => secret === undefined || program.output().includes(secret));
        expect(found).toEqual([]);
        expect(program.output().match(/"msg":"request"/g)).toHaveLength(4);
      });
    } finally {
      await rm(folder, { recursive: true });
      await control.close();
      await sandbox.close();
    }
  });
});
