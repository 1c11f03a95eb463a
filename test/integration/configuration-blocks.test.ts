import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exportSPKI, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Account } from '../../src/config/account.js';
import { parseConfig } from '../../src/config/parse-config.js';
import type { ParsedConfig } from '../../src/config/parse-config.js';
import { program } from '../support/command-line.js';
import { documentBlock, documentText } from '../support/document-blocks.js';
import { build, withProgram } from '../support/spawned-program.js';
import { withFolder } from '../support/store-kinds.js';

const guide = 'docs/configuration.md';

/** Reads an accounts file as the document shows it, with each file that it names in a folder of the test. */
async function accountsOf(block: string, text: string, credentials: string): Promise<readonly Account[]> {
  const read: ParsedConfig[] = [];
  await withFolder((folder) => {
    const placed = block.replace(/\/run\/[\w/.-]+/g, (path) => {
      const own = join(folder, path);
      mkdirSync(dirname(own), { recursive: true });
      writeFileSync(own, text);
      return own;
    });
    const file = join(folder, 'accounts');
    writeFileSync(file, placed);
    const callers = { CALLER_AUTH: 'none', ALLOW_ANONYMOUS: 'on' };
    const environment = { ACCOUNTS_FILE: file, CREDENTIALS: credentials, ...callers };
    read.push(parseConfig(environment, (path) => readFileSync(path, 'utf8')));
    return Promise.resolve();
  });
  const [parsed] = read;
  if (parsed === undefined || 'problems' in parsed) throw new Error(parsed?.problems.join('\n'));
  return parsed.config.accounts;
}

// One of them starts a process, after a build.
beforeAll(build, 60_000);

describe(guide, () => {
  it('shows accounts whose secrets are in the files that they name', async () => {
    for (const [words, kind] of [
      ['bearerTokenFile', 'bearer'],
      ['consumerKey', 'oauth1'],
    ] as const) {
      const [account] = await accountsOf(documentBlock(guide, 'yaml', words), 'a-secret\n', 'managed');
      expect(account).toMatchObject({ id: '12345678', history: { kind } });
      expect(account?.clientSecret?.reveal()).toBe('a-secret');
    }
  });

  it('shows a start with a file of settings, which .env.example is as it stands', () =>
    withFolder(async (folder) => {
      const [npm, start, dashes, ...words] = documentBlock(guide, 'sh', '--settings').split(' ');
      expect([npm, start, dashes, words]).toEqual(['npm', 'start', '--', ['--settings', '.env']]);
      const file = join(folder, '.env');
      writeFileSync(file, documentText('.env.example'));
      const ports = { PORT: '0', SANDBOX_PORT: '0' };
      await withProgram([program, 'start', '--settings', file], ports, async (running) => {
        await running.waitFor(/http:\/\/127\.0\.0\.1:\d+\/graphql/);
      });
    }));

  it('shows one whose public key is in a file', async () => {
    const { publicKey } = await generateKeyPair('RS256', { extractable: true });
    const pem = await exportSPKI(publicKey);
    const [account] = await accountsOf(documentBlock(guide, 'json', 'PublicKeyFile'), pem, 'forwarded');
    expect(account).toMatchObject({ id: '12345678', consumerJwsPublicKey: pem });
  });
});
