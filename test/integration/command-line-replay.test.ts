import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { signWebhook } from '../../src/liveperson/sign-webhook.js';
import { verifyWebhookSignature } from '../../src/liveperson/webhook-signature.js';
import { runCommand, runHere } from '../support/command-line.js';
import type { Environment } from '../support/command-line.js';
import { createMutation } from '../support/create-conversation.js';
import { freePort } from '../support/free-port.js';
import { build, runInShell } from '../support/spawned-program.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';
import { withFolder } from '../support/store-kinds.js';

// Each test starts processes of its own.
beforeAll(build, 60_000);

const account = { id: '77', clientId: 'app-77', clientSecret: 'app-secret-known-to-nobody' };
const settings: Environment = { SANDBOX_ACCOUNTS: JSON.stringify([account]) };

interface Stage {
  readonly pair: Pair;
  readonly to: readonly string[];
  /** Writes a file and gives its path. */
  readonly save: (name: string, text: string) => string;
  /** A notification that an agent wrote a text. */
  readonly webhook: (sequence: number, text: string) => unknown;
  readonly texts: () => Promise<readonly (string | undefined)[]>;
}

interface Read {
  readonly conversation: {
    readonly messages: { readonly edges: readonly { readonly node: { text?: string } }[] };
  };
}

/** Runs a test with an open conversation and a folder; the sandbox itself tells the gateway nothing. */
function onStage(run: (stage: Stage) => Promise<void>): Promise<void> {
  return withFolder((folder) =>
    withPair(
      async (pair) => {
        const input = { accountId: account.id, consumerId: 'one' };
        const { data } = await pair.graphql<{ createConversation: { conversation: { id: string } } }>(
          createMutation,
          { input },
        );
        const id = data?.createConversation.conversation.id ?? '';
        const query =
          'query ($id: ID!) { conversation(accountId: "77", id: $id) { messages(first: 50) { edges { node { ... on TextMessage { text } } } } } }';
        await run({
          pair,
          to: ['--to', `${pair.url}/webhooks/liveperson`],
          save: (name, text) => {
            const path = join(folder, name);
            writeFileSync(path, text);
            return path;
          },
          webhook: (sequence, message) => ({
            kind: 'notification',
            type: 'ms.MessagingEventNotification',
            body: {
              changes: [
                {
                  sequence,
                  originatorId: 'agent',
                  originatorMetadata: { id: 'agent', role: 'ASSIGNED_AGENT' },
                  serverTimestamp: 1_700_000_000_000 + sequence,
                  event: { type: 'ContentEvent', message, contentType: 'text/plain' },
                  conversationId: id,
                  dialogId: id,
                  messageAudience: 'ALL',
                },
              ],
            },
          }),
          texts: async () => {
            const answer = await pair.graphql<Read>(query, { id });
            return answer.data?.conversation.messages.edges.map(({ node }) => node.text) ?? [];
          },
        });
      },
      { sandbox: { accounts: [account] } },
    ),
  );
}

describe('conversation-gateway replay', () => {
  it('tells a gateway what a file, a list and lines tell, in order, and telling it twice changes nothing', async () => {
    await onStage(async ({ to, save, webhook, texts }) => {
      const files = [
        save('one.json', JSON.stringify(webhook(100, 'first \u{1F44D}'), null, 2)),
        save('list.json', JSON.stringify([webhook(101, 'second')])),
        save(
          'lines.jsonl',
          `${JSON.stringify(webhook(102, 'third'))}\n\n${JSON.stringify(webhook(103, 'fourth'))}\n`,
        ),
      ];
      const first = await runCommand(['replay', ...files, ...to], settings);
      expect(first).toEqual({ code: 0, printed: `4 of 4 webhooks taken by ${to[1] ?? ''}.\n` });
      const told = ['first \u{1F44D}', 'second', 'third', 'fourth'];
      expect(await texts()).toEqual(told);
      const again = await runHere(['replay', ...files, ...to, '--json'], settings);
      expect(JSON.parse(again.printed)).toEqual({ to: to[1], saved: 4, taken: 4, refused: [] });
      expect(await texts()).toEqual(told);
    });
  });

  it('keeps saved headers where there is no secret, and reads standard input', async () => {
    await onStage(async ({ to, save, webhook, texts }) => {
      const body = JSON.stringify(webhook(100, 'as it came'));
      const headers = {
        'X-LivePerson-Account-Id': account.id,
        'X-LivePerson-Client-Id': account.clientId,
        'X-LivePerson-Signature': signWebhook(Buffer.from(body), account.clientSecret),
        'Content-Length': '1',
      };
      const file = save('saved.json', JSON.stringify({ headers, body }));
      const root = new URL('../..', import.meta.url).pathname;
      const line = `cd '${root}' && '${process.execPath}' dist/bundle/cli.js replay - ${to.join(' ')} < '${file}'`;
      expect(await runInShell(line)).toMatch(/^1 of 1 webhooks taken/);
      expect(await texts()).toEqual(['as it came']);
    });
  });

  it('signs for an app that options name', async () => {
    await onStage(async ({ to, save, webhook, texts }) => {
      const app = ['--account', account.id, '--client-id', account.clientId];
      const file = save('one.json', JSON.stringify(webhook(100, 'signed')));
      const secretFile = save('secret', `${account.clientSecret}\n`);
      const words = ['replay', file, ...to, ...app];
      const { code, printed } = await runHere([...words, '--secret-file', secretFile]);
      expect([code, printed]).toEqual([0, expect.stringMatching(/^1 of 1/)]);
      expect(await texts()).toEqual(['signed']);
      expect((await runHere(words)).code).toBe(2);
      expect(await runHere([...words, '--secret-file', '/nowhere'])).toEqual({
        code: 1,
        printed: '--secret-file: must be a file that can be read and is not empty.\n',
      });
    });
  });

  it('stops at the first that is not taken, or goes on when told to, and says why', async () => {
    await onStage(async ({ to, save, webhook, texts }) => {
      const strange = JSON.stringify({ headers: { 'x-liveperson-account-id': '1' }, body: '{}' });
      const file = save('lines.jsonl', `${strange}\n${JSON.stringify(webhook(100, 'after it'))}\n`);
      const stopped = await runHere(['replay', file, ...to], settings);
      expect(stopped.code).toBe(1);
      expect(stopped.printed).toMatch(
        /^0 of 2 webhooks taken [^]*lines\.jsonl:1: HTTP 401\. It was not signed here/,
      );
      expect(stopped.printed).toMatch(/\n1 were not sent; --keep-going/);
      const went = await runHere(['replay', file, ...to, '--keep-going', '--json'], settings);
      expect([went.code, JSON.parse(went.printed)]).toMatchObject([
        1,
        { saved: 2, taken: 1, refused: [{ status: 401 }] },
      ]);
      expect(await texts()).toEqual(['after it']);
      const wrong = { SANDBOX_ACCOUNTS: JSON.stringify([{ ...account, clientSecret: 'other' }]) };
      const refused = await runHere(['replay', file, ...to, '--keep-going'], wrong);
      expect(refused.printed).toMatch(/The gateway knows no account 77 with app app-77 and this secret\./);
      const nobody = `http://127.0.0.1:${await freePort()}/webhooks/liveperson`;
      const gone = await runHere(['replay', file, '--to', nobody], settings);
      expect([gone.code, gone.printed]).toEqual([
        1,
        expect.stringMatching(/no answer\. .* refuses connections\./),
      ]);
    });
  });

  it('says in one sentence which file cannot be read', () =>
    withFolder(async (folder) => {
      const save = (name: string, text: string): string => {
        writeFileSync(join(folder, name), text);
        return join(folder, name);
      };
      const refusals: [string, RegExp][] = [
        ['/nowhere', /^\/nowhere cannot be read\.$/],
        [save('empty', ''), /empty has no webhook in it\.$/],
        [save('lines', '{}\nnonsense\n'), /lines:2 is no webhook: a JSON object is wanted\.$/],
        [save('half', '{"headers":{},"body":{}}'), /half has headers, and no body as a text beside them\.$/],
      ];
      for (const [file, sentence] of refusals) {
        const { code, printed } = await runHere(['replay', file], settings);
        expect([code, printed.trimEnd()]).toEqual([1, expect.stringMatching(sentence)]);
      }
    }));
});

describe('signWebhook', () => {
  it("signs so that the gateway, held against LivePerson's samples, verifies it", () => {
    const body = Buffer.from('{"a":"\u{1F44D}"}');
    expect(verifyWebhookSignature(body, signWebhook(body, 'key'), ['key'])).toBe(true);
    expect(verifyWebhookSignature(body, signWebhook(body, 'other'), ['key'])).toBe(false);
  });
});
