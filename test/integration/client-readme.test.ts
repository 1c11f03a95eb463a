import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { withLogin } from '../support/brand-login.js';
import { compilePrograms, tsc } from '../support/compile.js';
import { documentBlock } from '../support/document-blocks.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { withPair } from '../support/start-pair.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = 'client/README.md';
const run = promisify(execFile);

// A compiler runs twice.
jest.setTimeout(90_000);

const [imports, hooks] = documentBlock(guide, 'ts', 'useConversation').split(/\n\n/) as [string, string]; // two parts

/** Every block of the client's own document, each as it stands, among what a program has around it. */
const ofClient = `
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
${imports}
const [url = '', token = ''] = process.argv.slice(2);
const freshToken = (): Promise<string> => Promise.resolve(token);
${documentBlock(guide, 'ts', 'freshToken').replace("'https://conversations.brand.example'", 'url')}
const { accountId } = input;
const { eventsCursor } = createConversation.conversation;
${documentBlock(guide, 'ts', 'OperationText')}
const { account } = await client.run(Hosts, { id: accountId });
console.log('hosts', account?.services.length);
const text = { accountId, conversationId, text: 'Hello', idempotencyKey: 'hello-1' };
await client.run(SendText, { input: text });
const ending = [new AbortController(), new AbortController()] as const;
{
  const { signal } = ending[0];
  const show = (message: { readonly __typename: string }): void => {
    console.log('followed', message.__typename);
    ending[0].abort();
  };
  ${documentBlock(guide, 'ts', 'client.follow')}
}
{
  const { signal } = ending[1];
  const draw = (is: { readonly state: string }, all: readonly object[], isTyping: boolean): void => {
    console.log('watched', is.state, all.length, isTyping);
    ending[1].abort();
  };
  ${documentBlock(guide, 'ts', 'client.watch')}
}
function Page() {
  ${hooks}
  const known = [view?.messages.length, isConnected, failure?.message, isRunning, typeof run];
  return createElement('p', null, known.join(' '));
}
console.log(renderToString(createElement(Page)));
`;

/** The block of README.md, beside the sandbox. */
const ofReadme = `
import { createClient } from 'conversation-gateway-client';
import { CreateConversation, SendText } from 'conversation-gateway-client/operations';
const [url = ''] = process.argv.slice(2);
const own = { accountId: '12345678', consumerId: 'ann' };
const opened = await createClient({ url }).run(CreateConversation, { input: own });
const { id: conversationId, eventsCursor: after } = opened.createConversation.conversation;
const { accountId } = own;
const input = { ...own, conversationId, text: 'Hello', idempotencyKey: 'hello-1' };
const show = (event: { readonly __typename: string }): void => {
  if (event.__typename !== 'MessageAdded') return;
  console.log('followed', event.__typename, sendText.message.status);
  process.exit();
};
${documentBlock('README.md', 'ts', 'createClient').replace("'http://127.0.0.1:4000'", 'url')}
`;

let folder = '';

describe(guide, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'client-readme-'));
    const home = join(folder, 'node_modules/conversation-gateway-client');
    await mkdir(home, { recursive: true });
    await tsc(root, '-p', 'client', '--outDir', join(home, 'dist'));
    await copyFile(join(root, 'client/package.json'), join(home, 'package.json'));
    for (const name of ['react', 'react-dom', '@types'])
      await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(join(folder, 'client.ts'), ofClient);
    await writeFile(join(folder, 'readme.ts'), ofReadme);
    await compilePrograms(folder, '--skipLibCheck', 'client.ts', 'readme.ts');
  }, 90_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has code that fits the types, and runs', () =>
    withLogin(async ({ pair }, login) => {
      await hearWebhooks(pair);
      const { authorization } = await login.as({ sub: 'ann' });
      const token = authorization.replace('Bearer ', '');
      const { stdout } = await run(process.execPath, [join(folder, 'client.js'), pair.url, token]);
      const lines = [
        'hosts 6',
        'followed TextMessage',
        'watched OPEN 1 false',
        '<p> false  false function</p>',
      ];
      expect(stdout.trim().split('\n')).toEqual(lines);
    }));

  it('is like README.md, whose code fits and runs too', () =>
    withPair(async (pair) => {
      await hearWebhooks(pair);
      const { stdout } = await run(process.execPath, [join(folder, 'readme.js'), pair.url]);
      expect(stdout).toBe('followed MessageAdded SENT\n');
    }));
});
