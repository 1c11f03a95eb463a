import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountReport, Finding } from '../../src/cli/checks/finding.js';
import { runCommand, runHere } from '../support/command-line.js';
import type { Environment } from '../support/command-line.js';
import { answerJson, baseUrisOf, withFakeUpstream } from '../support/fake-upstream.js';
import { freePort } from '../support/free-port.js';
import type { FakeHandler } from '../support/fake-upstream.js';
import { build } from '../support/spawned-program.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';
import { withFolder } from '../support/store-kinds.js';

// Each test starts processes of its own.
beforeAll(build, 60_000);

const secret = 'app-secret-known-to-nobody';
const sandboxAccount = {
  id: '77',
  clientId: 'app-77',
  clientSecret: secret,
  historyToken: 'history-known-to-nobody',
};
const { historyToken, ...app } = sandboxAccount;
const history = { bearerToken: historyToken };
const complete: Environment = { ALLOW_LOOPBACK_UPSTREAM: 'on', CALLER_AUTH: 'none', ALLOW_ANONYMOUS: 'on' };

interface Told {
  readonly ok: boolean;
  readonly accounts: readonly AccountReport[];
}

interface Checked {
  readonly code: number | null | undefined;
  readonly printed: string;
  readonly told: Told;
  /** Of the first account, by what was looked at. */
  readonly found: (check: string) => Finding | undefined;
}

/** Runs `check --json` over accounts. */
function check(accounts: unknown, environment: Environment = {}, ...words: string[]): Promise<Checked> {
  return withFolder(async (folder) => {
    const file = join(folder, 'accounts.json');
    writeFileSync(file, JSON.stringify(accounts));
    const all = ['check', '--accounts-file', file, '--json', ...words];
    const { code, printed } = await runHere(all, { ...complete, ...environment });
    expect(printed).not.toMatch(/known-to-nobody|eyJ/);
    const told = JSON.parse(printed) as Told;
    const found = (name: string) => told.accounts[0]?.findings.find((one) => one.check === name);
    return { code, printed, told, found };
  });
}

const onPair = (run: (pair: Pair) => Promise<void>): Promise<void> =>
  withPair(run, { sandbox: { accounts: [sandboxAccount] } });

const upstreamOf = (pair: Pair): Environment => ({ DOMAIN_API_URL: pair.sandbox.url });

/** Checks an account whose LivePerson answers so. */
async function checkFake(answer: FakeHandler, over: Environment = {}): Promise<Checked> {
  let checked: Checked | undefined;
  await withFakeUpstream(answer, async ({ url }) => {
    checked = await check([{ ...app, domainApiUrl: url }], over);
  });
  if (checked === undefined) throw new Error('nothing was checked');
  return checked;
}

describe('conversation-gateway check', () => {
  it('finds an account well, its history and its webhooks too, and opens nothing', async () => {
    await onPair(async (pair) => {
      const words = ['--webhook-url', `${pair.url}/webhooks/liveperson`];
      const { code, told } = await check([{ ...app, history }], upstreamOf(pair), ...words);
      expect(code).toBe(0);
      const statuses = told.accounts.map(({ account, ok, findings }) => [
        account,
        ok,
        findings.map(({ check: name, status }) => `${name} ${status}`),
      ]);
      expect(told.ok).toBe(true);
      expect(statuses).toEqual([
        [
          '77',
          true,
          // The address is http: LivePerson would not post there.
          ['domain ok', 'hosts ok', 'app ok', 'consumer ok', 'sendApi ok', 'history ok', 'webhooks warning'],
        ],
      ]);
      expect(await pair.sandbox.conversations()).toEqual([]);
    });
  });

  it('prints the same for a person, and names settings that keep the gateway from starting', async () => {
    await onPair(async (pair) =>
      withFolder(async (folder) => {
        const file = join(folder, 'accounts.json');
        writeFileSync(file, JSON.stringify([app, { ...app, id: '78' }]));
        const environment = { ...upstreamOf(pair), ALLOW_LOOPBACK_UPSTREAM: 'on', ACCOUNTS_FILE: file };
        const { code, printed } = await runCommand(['check'], environment);
        expect(code).toBe(1);
        expect(printed).toMatch(
          /^Account 77\n {2}warning {2}settings {3}The gateway would not start .*CALLER_JWKS_URL/,
        );
        expect(printed).toMatch(/\n {2}ok {7}sendApi {4}The Send API takes both tokens/);
        expect(printed).toMatch(
          /\nAccount 78\n[^]*\n {2}FAILED {3}domain {5}.* does not know this account\.\n {22}Compare `id`/,
        );
        expect(printed).toMatch(/\n1 of 2 accounts do not work: 78\.\n$/);
      }),
    );
  });

  it('tells a wrong secret from a wrong account, and skips what depends on it', async () => {
    await onPair(async (pair) => {
      const { code, found } = await check([{ ...app, clientSecret: 'other' }], upstreamOf(pair));
      expect(code).toBe(1);
      expect(found('app')).toEqual({
        check: 'app',
        status: 'failed',
        message: 'The token service (sentinel) refused the credentials (HTTP 401).',
        remedy: expect.stringMatching(/^Compare clientId and clientSecret /),
      });
      expect(found('hosts')?.status).toBe('ok');
      expect([found('consumer'), found('sendApi')].map((one) => one?.status)).toEqual(['skipped', 'skipped']);
    });
  });

  it('tells which service fails, by its status', async () => {
    await onPair(async (pair) => {
      const refusal = { body: { title: 'Invalid AppJWT', errorCode: 40102 } };
      await pair.sandbox.fault('asyncMessagingEnt', { kind: 'status', status: 401, body: refusal }, 9);
      await pair.sandbox.fault('msgHist', { kind: 'status', status: 401 }, 9);
      const { code, found } = await check([{ ...app, history }], upstreamOf(pair));
      expect(code).toBe(1);
      expect(found('consumer')?.status).toBe('ok');
      expect(found('sendApi')?.message).toBe(
        'The Send API refused the credentials (HTTP 401, error 40102 "Invalid AppJWT").',
      );
      expect(found('history')?.remedy).toMatch(/^The Bearer may have expired/);
      await pair.sandbox.clearFaults();
      await pair.sandbox.fault('idp', { kind: 'status', status: 503 }, 9);
      expect((await check([app], upstreamOf(pair))).found('consumer')?.message).toBe(
        'The identity provider (idp) failed (HTTP 503).',
      );
    });
  });

  it('says which host cannot be had, and why', async () => {
    const port = await freePort();
    const gone = await check([{ ...app, domainApiUrl: `http://127.0.0.1:${port}` }]);
    expect(gone.found('domain')?.message).toBe(`127.0.0.1:${port} refuses connections.`);
    const nowhere = await check([{ ...app, domainApiUrl: 'https://nowhere.invalid' }]);
    expect(nowhere.found('domain')?.message).toMatch(
      /^The name nowhere\.invalid is not known to DNS here\.$/,
    );
    const own = await check([{ ...app, domainApiUrl: 'https://localhost' }], {
      ALLOW_LOOPBACK_UPSTREAM: 'off',
    });
    expect(own.found('domain')?.message).toMatch(
      /^localhost resolves to an address that is not on the public/,
    );
    expect([gone.code, nowhere.code, own.code]).toEqual([1, 1, 1]);
  });

  it('says what is wrong with the answer of the Domain API', async () => {
    const foreign = await checkFake((_request, response) => {
      const hosts = { sentinel: 'sentinel.example', idp: 'idp.example', asyncMessagingEnt: 'send.example' };
      answerJson(response, baseUrisOf(hosts));
    });
    expect(foreign.found('hosts')).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(/UPSTREAM_HOST_SUFFIXES covers "sentinel\.example"/),
    });
    const lacking = await checkFake((_request, response) =>
      answerJson(response, baseUrisOf({ idp: 'idp.example' })),
    );
    expect(lacking.found('hosts')?.message).toBe(
      'The Domain API names no host for sentinel, asyncMessagingEnt.',
    );
    const page = await checkFake((_request, response) => response.writeHead(200).end('<html>Log in</html>'));
    expect(page.found('domain')?.message).toMatch(
      / answered something that is not LivePerson's \(HTTP 200\)\.$/,
    );
    const late = await checkFake(() => undefined, { UPSTREAM_TOTAL_TIMEOUT_MS: '300' });
    expect(late.found('domain')?.message).toMatch(/ did not answer in time\.$/);
  });

  it('says what is wrong with the address of webhooks', async () => {
    await onPair(async (pair) => {
      const remedyAt = async (url: string, accounts: unknown = [app]) => {
        const { found, code } = await check(accounts, upstreamOf(pair), '--webhook-url', url);
        return [code, found('webhooks')?.message];
      };
      expect(await remedyAt(`${pair.url}/webhooks`)).toEqual([1, expect.stringMatching(/\(HTTP 404\)/)]);
      expect(await remedyAt(`http://127.0.0.1:${await freePort()}/`)).toEqual([
        1,
        expect.stringMatching(/refuses connections/),
      ]);
      const other = [{ ...app, clientId: 'app-78' }];
      expect(await remedyAt(`${pair.url}/webhooks/liveperson`, other)).toEqual([
        1,
        expect.stringMatching(/refused a webhook that was signed with the secret given here/),
      ]);
      await withFakeUpstream(
        (_request, response) => response.writeHead(200).end(),
        async ({ url }) => {
          expect(await remedyAt(url)).toEqual([
            1,
            expect.stringMatching(/takes webhooks with a wrong signature/),
          ]);
        },
      );
    });
  });

  it('says in one sentence why it cannot begin', async () => {
    const refusals: [string[], Environment, RegExp][] = [
      [[], {}, /^There is no account to try: name a file of accounts/],
      [['--accounts-file', '/nowhere'], {}, /^The settings cannot be used: ACCOUNTS_FILE: must be a file/],
      [[], { LOG_LEVEL: 'loud' }, /^The settings cannot be used: LOG_LEVEL: must /],
    ];
    for (const [words, environment, sentence] of refusals) {
      const { code, printed } = await runHere(['check', ...words], environment);
      expect([code, printed]).toEqual([1, expect.stringMatching(sentence)]);
      expect(printed.trim().split('\n')).toHaveLength(1);
    }
    const stranger = await check([app], {}, '--account', '1');
    expect([stranger.code, stranger.told]).toEqual([
      1,
      { error: 'The accounts file has no account of that id.' },
    ]);
  });
});
