import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { commands } from '../../src/cli/commands.js';
import { postGraphql } from '../support/post-graphql.js';
import { createMutation } from '../support/create-conversation.js';
import { program, runCommand, runHere } from '../support/command-line.js';
import { build, withProgram } from '../support/spawned-program.js';
import { withFolder } from '../support/store-kinds.js';

// Each test starts processes of its own.
beforeAll(build, 60_000);

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
};

describe('the command line', () => {
  it('is what npm installs under its name', () => {
    expect(manifest.bin).toEqual({ 'conversation-gateway': program });
  });

  it('prints its version', async () => {
    expect(await runCommand(['--version'])).toEqual({ code: 0, printed: `${manifest.version}\n` });
  });

  it('says in one sentence which word it does not understand, and where to look', async () => {
    const misunderstood: [string[], string][] = [
      [['strat'], 'There is no command strat. Commands are start, sandbox, check, replay, forget.'],
      [['--prot'], 'There is no option --prot. Commands are start, sandbox, check, replay, forget.'],
      [['start', '--prot', '1'], 'start has no option --prot.'],
      [['start', '--port'], '--port needs a value.'],
      [['start', '--port', '--host'], '--port needs a value.'],
      [['start', '--json=yes'], '--json takes no value.'],
      [['start', 'now'], 'start takes options only, and no "now".'],
      [['check', '--webhook-url', 'gateway'], '--webhook-url must be an http or https address.'],
      [['replay'], 'Name a file of webhooks.'],
      [['replay', 'x', '--to', 'gateway'], '--to must be an http or https address.'],
    ];
    for (const [words, sentence] of misunderstood) {
      const { code, printed } = await runHere(words);
      expect([code, printed.split('\n')]).toEqual([
        2,
        [sentence, expect.stringMatching(/^See: conversation-gateway( \w+)? --help$/), ''],
      ]);
    }
  });

  it('says so as JSON to a script', async () => {
    const { code, printed } = await runCommand(['check', '--json', '--all']);
    expect([code, JSON.parse(printed)]).toEqual([2, { error: 'check has no option --all.' }]);
  });

  it.each(commands.map(({ name }) => name))('explains %s without a line that is too wide', async (name) => {
    const { code, printed } = await runHere([name, '--help']);
    expect(code).toBe(0);
    expect(await runHere(['help', name])).toEqual({ code, printed });
    expect(printed.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });
});

describe('conversation-gateway start', () => {
  it('starts both on the ports of its options, and prints nothing but log lines for a script', async () => {
    const words = [program, 'start', '--port', '0', '--sandbox-port=0', '--json'];
    await withProgram(words, { PORT: '1' }, async (running) => {
      const [, url = ''] = await running.waitFor(/"url":"(http:[^"]+)"/);
      const input = { accountId: '12345678', consumerId: 'one' };
      const { errors } = await postGraphql(url, createMutation, { input });
      expect(errors).toBeUndefined();
      running.signal('SIGTERM');
      expect(await running.exited()).toBe(0);
      const lines = running.output().trimEnd().split('\n');
      expect(() => lines.map((line) => JSON.parse(line) as unknown)).not.toThrow();
    });
  });

  it('takes settings from a file, behind those of the environment', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'settings');
      writeFileSync(file, 'PORT=nonsense\nSANDBOX_PORT=nonsense\n# LOG_LEVEL=nonsense\n');
      const { code, printed } = await runCommand(['start', '--settings', file], { PORT: '0' });
      expect(code).toBe(1);
      expect(printed).toMatch(/SANDBOX_PORT: must/);
      expect(printed).not.toMatch(/ PORT: must|LOG_LEVEL/);
      expect(await runHere(['start', '--settings', `${file}-not`])).toEqual({
        code: 1,
        printed: '--settings: must be a file that can be read.\n',
      });
    }));
});

describe('conversation-gateway sandbox', () => {
  it('tells a script where it is and which accounts it serves', async () => {
    const accounts = [{ id: '77', clientId: 'app-77', clientSecret: 'secret-77' }];
    const environment = { SANDBOX_ACCOUNTS: JSON.stringify(accounts) };
    await withProgram([program, 'sandbox', '--port', '0', '--json'], environment, async (running) => {
      const [line = ''] = await running.waitFor(/^\{.*\}$/m);
      const told = JSON.parse(line) as { readonly url: string };
      expect(told).toEqual({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), accounts });
      expect((await fetch(`${told.url}/_sandbox/calls`)).status).toBe(200);
      running.signal('SIGTERM');
      expect(await running.exited()).toBe(0);
    });
  });

  it('says in one sentence what is wrong with an option', async () => {
    expect(await runCommand(['sandbox', '--agent', 'loud'])).toEqual({
      code: 1,
      printed: 'SANDBOX_AGENT must be off or echo.\n',
    });
  });
});
