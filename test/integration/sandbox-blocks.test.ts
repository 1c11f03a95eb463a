import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningSandbox } from '../../sandbox/running-sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { documentBlock, documentBlocks, documentText } from '../support/document-blocks.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { withLife } from '../support/life-pair.js';
import type { Life } from '../support/life-pair.js';
import { runBlock } from '../support/run-block.js';
import { build, runInShell } from '../support/spawned-program.js';

const guide = 'docs/sandbox.md';

// One of them starts a process, after a build.
beforeAll(build, 60_000);

/** A block for a shell, for the sandbox at another address. */
const lineFor = (words: string, url: string): string =>
  documentBlock(guide, 'sh', words).replaceAll('http://127.0.0.1:4010', url);

describe('docs/sandbox.md', () => {
  it('starts the sandbox by its command, and waits for it as in CI', async () => {
    const { scripts } = JSON.parse(documentText('package.json')) as { scripts: Record<string, string> }; // npm's own form
    expect(documentBlocks(guide, 'sh')[0]).toBe('npm run sandbox\n');
    const port = await freePort();
    const block = lineFor('SANDBOX_ACCOUNTS', `http://127.0.0.1:${port}`);
    const lines = block.replace('npm run sandbox', scripts['sandbox'] ?? '');
    const printed = await runInShell(
      `export SANDBOX_PORT=${port}\n${lines}\nkill $!; wait $!; echo "ended $?"`,
    );
    expect(printed).toMatch(/my-app[^]*\[\]\s*ended 0\n$/);
  });

  it('starts one in a program, and says what it has', async () => {
    const started: RunningSandbox[] = [];
    const start = async (...options: Parameters<typeof startSandbox>): Promise<RunningSandbox> => {
      const sandbox = await startSandbox(...options);
      started.push(sandbox);
      return sandbox;
    };
    await runBlock(documentBlock(guide, 'ts', 'startSandbox'), { startSandbox: start });
    const [sandbox] = started;
    expect(sandbox?.url).toBe(`http://${sandbox?.host}`);
    expect(Object.keys(sandbox?.accounts[0] ?? {})).toEqual(['id', 'clientId', 'clientSecret']);
    await expect(fetch(sandbox?.url ?? '')).rejects.toThrow('fetch failed');
  });

  it('shows a call as it is listed', () =>
    withLife(async ({ pair, open }) => {
      await open();
      const [shown] = JSON.parse(documentBlock(guide, 'json', 'ext_consumer_id')) as [
        Record<string, unknown>,
      ];
      const calls = (await pair.sandbox.calls()) as unknown as readonly Record<string, unknown>[];
      const listed = calls.find(({ service }) => service === 'idp');
      expect(Object.keys(listed ?? {})).toEqual(Object.keys(shown));
      const { 'content-type': type, authorization } = shown['headers'] as Record<string, string>;
      expect(listed).toEqual({
        ...shown,
        at: expect.any(Number),
        headers: expect.objectContaining({
          'content-type': type,
          authorization: expect.stringMatching(new RegExp(`^${authorization?.replace('...', '')}`)),
        }) as unknown,
      });
    }));

  it('plays the agent by its line', () =>
    withLife(async ({ pair, open, seen }) => {
      const target = await open();
      const line = lineFor('/agent', pair.sandbox.url);
      const answer = JSON.parse(await runInShell(`ID=${target.conversationId}\n${line}`)) as object;
      expect(answer).toMatchObject({
        sequence: expect.any(Number),
        conversation: { id: target.conversationId },
      });
      expect((await seen(target)).messages).toMatchObject([
        { text: 'How can I help?', role: 'ASSIGNED_AGENT' },
      ]);
    }));

  it('plans the fault of its line, which hits as often as it says', () =>
    withLife(async ({ pair, open, ask }) => {
      const target = await open();
      const line = lineFor('/_sandbox/faults', pair.sandbox.url);
      const [planned = '', status] = (await runInShell(`${line} -s -w '\\n%{http_code}'`)).split('\n');
      expect([status, JSON.parse(planned)]).toMatchObject(['201', { id: expect.any(String), timesLeft: 2 }]);
      for (const text of ['one', 'two', 'three'])
        await ask('sendText', 'message { id }', { ...target, text });
      expect(await sendStatuses(pair)).toEqual([503, 503, 200]);
    }));

  it('has a script that the agent plays', () =>
    withLife(async ({ pair, open, say, seen }) => {
      const body = documentBlock(guide, 'json', '"mode": "script"');
      const put = await fetch(`${pair.sandbox.url}/_sandbox/agent`, { method: 'PUT', body });
      expect([put.status, await put.json()]).toEqual([200, JSON.parse(body)]);
      const target = await open();
      await eventually('the greeting', async () => (await seen(target)).messages.length > 0);
      await say(target, 'What is the price?');
      await eventually('the end', async () => (await seen(target)).state === 'CLOSE');
      const texts = (await seen(target)).messages.map(({ text }) => text);
      expect(texts).toEqual(['Welcome', 'What is the price?', 'Ten euros']);
    }));
});

async function sendStatuses({ sandbox }: Life['pair']): Promise<(number | null)[]> {
  const sends = (await sandbox.calls()).filter(({ path }) => path.includes('/conversation/send'));
  return sends.map(({ status }) => status);
}
