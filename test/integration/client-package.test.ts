import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, jest } from '@jest/globals';
import { compilePrograms } from '../support/compile.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { withPair } from '../support/start-pair.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

// A compiler runs twice.
jest.setTimeout(90_000);

const program = `
import { createClient, GatewayFailure } from 'conversation-gateway-client';
import { CloseConversation, CreateConversation, SendText } from 'conversation-gateway-client/operations';

const [url = '', accountId = ''] = process.argv.slice(2);
const client = createClient({ url });
const consumerId = 'ann';
const { createConversation } = await client.run(CreateConversation, { input: { accountId, consumerId } });
const { id: conversationId, eventsCursor: after } = createConversation.conversation;
const target = { accountId, conversationId, consumerId };
await client.run(SendText, { input: { ...target, text: 'Hello', idempotencyKey: 'hello-1' } });
for await (const event of client.follow({ accountId, conversationId, after })) {
  if (event.__typename !== 'MessageAdded' || event.message.__typename !== 'TextMessage') continue;
  console.log(event.message.from.role + ': ' + event.message.text);
  if (event.message.from.role !== 'CONSUMER') break;
}
await client.run(CloseConversation, { input: target });
const closed: unknown = await client.run(SendText, { input: { ...target, text: 'Too late' } }).catch((error: unknown) => error);
if (closed instanceof GatewayFailure) console.log(closed.code);
`;

/** Runs a test in an empty folder into which the packed client was installed, without any registry. */
async function withInstalledClient(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'client-package-'));
  try {
    await run('npm', ['pack', '--workspace', 'client', '--pack-destination', folder, '--silent'], {
      cwd: root,
    });
    const [tarball = ''] = await readdir(folder);
    const home = join(folder, 'home');
    await mkdir(home);
    await writeFile(join(home, 'package.json'), '{ "type": "module" }');
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, tarball)], {
      cwd: home,
    });
    await use(home);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the packed client', () => {
  it('installs alone, has its types, and carries a conversation', async () => {
    await withInstalledClient(async (folder) => {
      expect((await readdir(join(folder, 'node_modules'))).filter((name) => !name.startsWith('.'))).toEqual([
        'conversation-gateway-client',
      ]);
      await writeFile(join(folder, 'program.ts'), program);
      await compilePrograms(folder, 'program.ts');
      await withPair(
        async (pair) => {
          await hearWebhooks(pair);
          const { stdout } = await run(process.execPath, ['program.js', pair.url, pair.accountId], {
            cwd: folder,
          });
          expect(stdout.trim().split('\n')).toEqual([
            'CONSUMER: Hello',
            'ASSIGNED_AGENT: Hello',
            'CONVERSATION_CLOSED',
          ]);
        },
        { sandbox: { agentMode: 'echo' } },
      );
    });
  });

  it('needs nothing but React for its hooks', async () => {
    const manifest = JSON.parse(await readFile(join(root, 'client/package.json'), 'utf8')) as object; // npm's own form
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).toMatchObject({ peerDependencies: { react: '>=18' } });
  });
});
