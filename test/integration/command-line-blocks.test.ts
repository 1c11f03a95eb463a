import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkNames } from '../../src/cli/checks/finding.js';
import type { AccountReport } from '../../src/cli/checks/finding.js';
import type { SandboxOptions } from '../../sandbox/sandbox-options.js';
import { program, runHere } from '../support/command-line.js';
import type { Ended } from '../support/command-line.js';
import { documentBlock, documentBlocks } from '../support/document-blocks.js';
import { build, withProgram } from '../support/spawned-program.js';
import { withPair } from '../support/start-pair.js';
import { withFolder } from '../support/store-kinds.js';

const guide = 'docs/command-line.md';
const app = { id: '12345678', clientId: 'my-app', clientSecret: 'my-secret' };
const withApp = { SANDBOX_ACCOUNTS: JSON.stringify([app]) };

interface Checked {
  readonly ok: boolean;
  readonly accounts: readonly AccountReport[];
}

// One of them starts a process, after a build.
beforeAll(build, 60_000);

/** A block as it is for other addresses. */
function shown(words: string, changes: Readonly<Record<string, string>>): unknown {
  const text = documentBlock(guide, 'json', words);
  const changed = Object.entries(changes).reduce((so, [from, to]) => so.replaceAll(from, to), text);
  return JSON.parse(changed);
}

/** What `check` prints of the app, for a LivePerson that has other accounts. */
async function check(sandbox: SandboxOptions, ...words: readonly string[]) {
  let told = { code: undefined as Ended['code'], printed: '', host: '' };
  await withFolder((folder) =>
    withPair(
      async ({ sandbox: { url } }) => {
        const file = join(folder, 'accounts.json');
        writeFileSync(file, JSON.stringify([app]));
        const environment = {
          DOMAIN_API_URL: url,
          ALLOW_LOOPBACK_UPSTREAM: 'on',
          CALLER_AUTH: 'none',
          ALLOW_ANONYMOUS: 'on',
        };
        const ended = await runHere(['check', '--accounts-file', file, ...words], environment);
        told = { code: ended.code, printed: ended.printed, host: new URL(url).host };
      },
      { sandbox },
    ),
  );
  return told;
}

describe(guide, () => {
  it('shows what the sandbox tells a script', () =>
    withProgram([program, 'sandbox', '--port', '0', '--json'], withApp, async (running) => {
      const [line = ''] = await running.waitFor(/^\{.*\}$/m);
      const told = JSON.parse(line) as { readonly url: string };
      expect(told).toEqual(shown('"clientSecret"', { 'http://127.0.0.1:4010': told.url }));
    }));

  it('shows what a check prints of an account whose secret is wrong', async () => {
    const wrong = { ...app, clientSecret: 'another-secret' };
    const { code, printed, host } = await check({ accounts: [wrong] });
    const text = documentBlocks(guide, 'text').find((block) => block.startsWith('Account 12345678')) ?? '';
    expect(code).toBe(1);
    expect(printed).toBe(text.replace('api.liveperson.net', host));
  });

  it('shows what a check tells a script of an account that LivePerson does not know', async () => {
    const { code, printed, host } = await check({ accounts: [{ ...app, id: '77' }] }, '--json');
    const { ok, accounts } = JSON.parse(printed) as Checked;
    const all = accounts[0]?.findings.map((finding) => finding.check);
    expect(all).toEqual(checkNames.filter((name) => name !== 'settings'));
    const first = accounts.map((account) => ({ ...account, findings: account.findings.slice(0, 1) }));
    const expected = shown('"findings"', { 'api.liveperson.net': host });
    expect([code, { ok, accounts: first }]).toEqual([1, expected]);
  });

  it('shows what a replay tells a script when one of three webhooks is refused', () =>
    withFolder((folder) =>
      withPair(
        async ({ url }) => {
          const type = 'ms.MessagingEventNotification';
          const line = JSON.stringify({ kind: 'notification', type, body: { changes: [] } });
          const strange = JSON.stringify({ headers: { 'x-liveperson-account-id': '1' }, body: '{}' });
          const file = join(folder, 'saved.jsonl');
          writeFileSync(file, [line, strange, line].join('\n'));
          const to = `${url}/webhooks/liveperson`;
          const { code, printed } = await runHere(['replay', file, '--to', to, '--json'], withApp);
          expect(code).toBe(1);
          const told = printed.replace(/(not signed here: )[^"]+/, '$1...');
          const addresses = { 'http://127.0.0.1:4000': url, 'saved.jsonl': file };
          expect(JSON.parse(told)).toEqual(shown('"refused"', addresses));
        },
        { sandbox: { accounts: [app] } },
      ),
    ));
});
