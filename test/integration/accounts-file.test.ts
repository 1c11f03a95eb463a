import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createMutation } from '../support/create-conversation.js';
import { postGraphql } from '../support/post-graphql.js';
import { build, withProgram } from '../support/spawned-program.js';
import type { SpawnedProgram } from '../support/spawned-program.js';

const accounts = ['11', '22'].map((id) => ({ id, clientId: `app-${id}`, clientSecret: `secret-${id}` }));
const [first, second] = accounts;

interface Running {
  readonly program: SpawnedProgram;
  /** What a create for an account ends in: an outcome, or an error code. */
  readonly create: (accountId: string) => Promise<string | undefined>;
  readonly write: (content: unknown) => Promise<void>;
}

/** A gateway whose accounts file has the first account, beside a sandbox that serves both. */
async function withAccountsFile(run: (running: Running) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-accounts-'));
  const file = join(folder, 'accounts.json');
  const write = (content: unknown): Promise<void> =>
    writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  await write([first]);
  const settings = {
    PORT: '0',
    SANDBOX: 'on',
    SANDBOX_PORT: '0',
    SANDBOX_ACCOUNTS: JSON.stringify(accounts),
    ACCOUNTS_FILE: file,
    DATA_DIR: `${file}.data`,
  };
  try {
    await withProgram('dist/bundle/gateway.js', settings, async (program) => {
      const [, url = ''] = await program.waitFor(/"url":"(http:[^"]+)"/);
      const create = async (accountId: string): Promise<string | undefined> => {
        const input = { accountId, consumerId: 'one', ifOpen: 'RETURN_OPEN' };
        const { data, errors } = await postGraphql<{ createConversation: { outcome: string } }>(
          url,
          createMutation,
          { input },
        );
        return data?.createConversation.outcome ?? errors?.[0]?.extensions.code;
      };
      await run({ program, create, write });
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

// Each test starts processes of its own.
describe('a changed accounts file', () => {
  beforeAll(build, 60_000);

  it('takes effect on SIGHUP, without a restart', async () => {
    await withAccountsFile(async ({ program, create, write }) => {
      expect(await create('11')).toBe('CREATED');
      expect(await create('22')).toBe('ACCOUNT_NOT_FOUND');
      await write([second]);
      program.signal('SIGHUP');
      await program.waitFor(/accounts read again/);
      expect(await create('22')).toBe('CREATED');
      expect(await create('11')).toBe('ACCOUNT_NOT_FOUND');
    });
  });

  it('takes effect by itself', async () => {
    await withAccountsFile(async ({ program, create, write }) => {
      await write(accounts);
      await program.waitFor(/accounts read again/);
      expect(await create('22')).toBe('CREATED');
    });
  });

  it.each([
    ['that is broken', '[{', /accounts file refused/],
    ['with a rule broken', [{ id: '22', clientSecret: 'hidden-words' }], /accounts file refused/],
  ])('%s changes nothing, and shows no secret', async (_what, content, refusal) => {
    await withAccountsFile(async ({ program, create, write }) => {
      await write(content);
      program.signal('SIGHUP');
      await program.waitFor(refusal);
      expect(await create('11')).toBe('CREATED');
      expect(await create('22')).toBe('ACCOUNT_NOT_FOUND');
      expect(program.output()).not.toContain('hidden-words');
    });
  });
});
