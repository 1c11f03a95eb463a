import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { documentBlock, documentText } from '../support/document-blocks.js';
import { postGraphql } from '../support/post-graphql.js';
import { controlSandbox } from '../support/sandbox-control.js';
import type { SandboxControl } from '../support/sandbox-control.js';
import { build, runInShell, withProgram } from '../support/spawned-program.js';

const guide = 'docs/getting-started.md';
const main = fileURLToPath(new URL('../../dist/bundle/gateway.js', import.meta.url));
const account = {
  id: '12345678',
  clientId: '5a4db0c5-0000-4000-8000-000012345678',
  clientSecret: 'the client_secret that you were given',
};

// Starts a process, after a build.
interface Started {
  readonly url: string;
  readonly sandbox: SandboxControl;
}

/** Runs a test in a folder that was made as the guide says, with the gateway started as it says. */
async function withGuide(run: (started: Started) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'getting-started-'));
  const sandbox = await startSandbox({ port: 0, accounts: [account], agentMode: 'echo' });
  const control = controlSandbox(sandbox);
  try {
    await runInShell(`cd '${folder}'\n${documentBlock(guide, 'sh', 'umask')}`);
    writeFileSync(join(folder, 'accounts.yaml'), documentBlock(guide, 'yaml', 'clientSecretFile'));
    const ours = {
      PORT: '0',
      DOMAIN_API_URL: sandbox.url,
      ALLOW_LOOPBACK_UPSTREAM: 'on',
      HEARTBEAT_MS: '1000',
    };
    const inFolder = `process.chdir(${JSON.stringify(folder)})`;
    const script = ['--import', `data:text/javascript,${encodeURIComponent(inFolder)}`, main];
    await withProgram(script, { ...settingsOfStart(), ...ours }, async (program) => {
      const [, url = ''] = await program.waitFor(/"url":"([^"]+)","credentials"/);
      await run({ url, sandbox: control });
    });
  } finally {
    await control.close();
    await sandbox.close();
    rmSync(folder, { recursive: true });
  }
}

/** The settings in the line that starts the gateway. */
function settingsOfStart(): Record<string, string> {
  const words = documentBlock(guide, 'sh', 'npm start').split(' ');
  expect(words.slice(-2)).toEqual(['npm', 'start']);
  return Object.fromEntries(words.slice(0, -2).map((word) => word.split('=') as [string, string]));
}

/** A line of the guide, sent to the gateway of a test. */
const lineFor = (words: string, url: string): string =>
  documentBlock(guide, 'sh', words).replace(/https?:\/\/(127\.0\.0\.1:4000|gateway\.brand\.example)/, url);

const variables = (): Record<string, unknown> =>
  JSON.parse(documentBlock(guide, 'json', '"consumerId"')) as Record<string, unknown>;

interface Manifest {
  readonly scope: string;
  readonly grant_types: readonly string[];
  readonly capabilities: { readonly webhooks: Readonly<Record<string, { readonly endpoint?: string }>> };
}

const manifestOf = (text: string): Manifest => JSON.parse(text) as Manifest; // LivePerson's form

describe('docs/getting-started.md', () => {
  beforeAll(build, 60_000);

  it('leads from an empty folder to a conversation that is followed and closed', async () => {
    await withGuide(async ({ url, sandbox }) => {
      const hosts = JSON.parse(await runInShell(lineFor('services(names', url))) as unknown;
      const named = ['asyncMessagingEnt', 'idp', 'messagingRestApiDomain', 'msgHist', 'sentinel', 'swift'];
      expect(hosts).toMatchObject({ data: { account: { services: named.map((name) => ({ name })) } } });
      expect(await sandbox.services()).toEqual(['domain']);

      const opened = await postGraphql<{ createConversation: { conversation: { id: string } } }>(
        url,
        documentBlock(guide, 'graphql', 'createConversation'),
        variables(),
      );
      expect(opened).toMatchObject({
        data: {
          createConversation: {
            outcome: 'CREATED',
            conversation: { state: 'OPEN' },
            firstMessage: { message: { sequence: 0 } },
          },
        },
      });

      const conversationId = opened.data?.createConversation.conversation.id ?? '';
      await runInShell(
        `curl -sf -X PUT ${sandbox.url}/_sandbox/webhooks -d '{"url":"${url}/webhooks/liveperson"}'`,
      );
      await postGraphql(
        url,
        'mutation($input: SendTextInput!) { sendText(input: $input) { message { id } } }',
        {
          input: {
            accountId: account.id,
            consumerId: 'a-consumer-of-your-own',
            conversationId,
            text: 'Again',
          },
        },
      );
      const follow = lineFor('conversationEvents', url).replace('the id from above', conversationId);
      expect(await runInShell(`${follow} | grep -m1 MessageAdded`)).toContain('"cursor"');

      const closed = await postGraphql(url, documentBlock(guide, 'graphql', 'closeConversation'), {
        input: { accountId: account.id, consumerId: 'a-consumer-of-your-own', conversationId },
      });
      expect(closed.data).toEqual({ closeConversation: { conversation: { state: 'CLOSE' } } });

      expect(await runInShell(lineFor('%{http_code}', url))).toBe('401\n');
      const metrics = await (await fetch(`${url}/metrics`)).text();
      expect(metrics).toMatch(/conversation_gateway_webhooks_total\{[^}]*reason="sender"[^}]*\} 1/);
      expect(metrics).toMatch(/conversation_gateway_webhooks_total\{[^}]*reason="kept"[^}]*\} \d/);
    });
  });

  it('says which code a wrong secret has', async () => {
    await withGuide(async ({ url, sandbox }) => {
      await sandbox.plan({ service: 'sentinel', times: 9, fault: { kind: 'status', status: 401 } });
      const answer = await postGraphql(url, documentBlock(guide, 'graphql', 'First('), variables());
      expect(answer.errors?.[0]?.extensions.code).toBe('UPSTREAM_CREDENTIALS_REFUSED');
    });
  });

  it("has a manifest with every family of events of LivePerson's own sample, each at one address", () => {
    const shown = manifestOf(documentBlock(guide, 'json', 'client_name'));
    const sample = manifestOf(documentText('test/fixtures/liveperson/app-install.manifest.request.json'));
    const families = (one: Manifest) =>
      Object.keys(one.capabilities.webhooks).filter((name) => /^(ms|cqm)\./.test(name));
    expect(families(shown).sort()).toEqual(families(sample).sort());
    expect(shown).toMatchObject({ scope: sample.scope, grant_types: sample.grant_types });
    const endpoints = families(shown).map((name) => shown.capabilities.webhooks[name]?.endpoint);
    expect(new Set(endpoints)).toEqual(new Set(['https://gateway.brand.example/webhooks/liveperson']));
  });
});
