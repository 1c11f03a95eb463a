import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT, exportJWK, exportSPKI, generateKeyPair } from 'jose';
import type { JWTPayload } from 'jose';
import type { CallerTokens } from '../../../src/config/config.js';
import { createKeySource } from '../../../src/identity/key-source.js';
import { TokenCallers } from '../../../src/identity/token-callers.js';

const one = await generateKeyPair('RS256', { extractable: true });
const other = await generateKeyPair('RS256', { extractable: true });
const pem = await exportSPKI(one.publicKey);
const now = Date.now();
const seconds = Math.floor(now / 1000);

const tokens = (over: Partial<CallerTokens> = {}): CallerTokens => ({
  keys: { kind: 'publicKey', pem },
  issuer: 'https://login.example',
  audience: 'gateway',
  algorithms: ['RS256', 'ES256'],
  clockSkewMs: 30_000,
  consumerClaim: 'sub',
  accountsClaim: 'accounts',
  delegateScope: 'act:any',
  ...over,
});
const callers = (over: Partial<CallerTokens> = {}, accountIds = ['12345678']) =>
  new TokenCallers({
    tokens: tokens(over),
    keys: createKeySource(tokens(over)),
    accountIds: () => accountIds,
    now: () => now,
  });
const claims: JWTPayload = {
  sub: 'ann',
  iss: 'https://login.example',
  aud: 'gateway',
  exp: seconds + 600,
};
const sign = (over: JWTPayload = {}, { key = one.privateKey, alg = 'RS256', kid = 'one' } = {}) =>
  new SignJWT({ ...claims, ...over }).setProtectedHeader({ alg, kid }).sign(key);

describe('TokenCallers', () => {
  it('reads the consumer, the accounts and the expiry of a token', async () => {
    const token = await sign({ accounts: ['12345678', '87654321'] });

    expect(await callers().read(`Bearer ${token}`)).toEqual({
      kind: 'token',
      consumerId: 'ann',
      accountIds: new Set(['12345678', '87654321']),
      mayDelegate: false,
      lpConsumerIds: new Map(),
      expiresAt: (seconds + 600) * 1000 + 30_000,
    });
  });

  it.each([
    ['the one account that is served', undefined, ['1'], ['1']],
    ['no account where several are served', undefined, ['1', '2'], []],
    ['one account named alone', '2', ['1', '2'], ['2']],
    ['no account of a claim that is no list', { '1': true }, ['1'], []],
    ['only the texts of a list', ['1', 2, null], ['1', '2'], ['1']],
  ])('gives %s', async (_what, accounts, served, expected) => {
    const token = await sign(accounts === undefined ? {} : { accounts });

    expect(await callers({}, served).read(`Bearer ${token}`)).toMatchObject({
      accountIds: new Set(expected),
    });
  });

  it.each([
    [{ scope: 'openid act:any' }, true],
    [{ scp: ['act:any'] }, true],
    [{ scope: 'act:anyone' }, false],
    [{ scope: { 'act:any': true } }, false],
    [{}, false],
  ])('reads from %j whether it may act for others', async (over, mayDelegate) => {
    expect(await callers().read(`Bearer ${await sign(over)}`)).toMatchObject({ mayDelegate });
  });

  it.each([{ sub: '' }, { sub: 'a\u0000b' }, { sub: 'x'.repeat(257) }])(
    'takes no consumer from %j',
    async (over) => {
      expect(await callers().read(`Bearer ${await sign(over)}`)).toMatchObject({
        kind: 'token',
        consumerId: undefined,
      });
    },
  );

  const publicKeyAsSecret = new TextEncoder().encode(pem);
  const refused: readonly (readonly [string, () => Promise<string | undefined>])[] = [
    ['nothing', () => Promise.resolve(undefined)],
    ['a bare token', () => sign()],
    ['another scheme', async () => `Basic ${await sign()}`],
    ['an unsigned token', () => Promise.resolve(`Bearer ${new UnsecuredJWT(claims).encode()}`)],
    [
      'a secret made of the public key',
      async () =>
        `Bearer ${await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(publicKeyAsSecret)}`,
    ],
    ['another key', async () => `Bearer ${await sign({}, { key: other.privateKey })}`],
    [
      'a changed claim',
      async () => {
        const [head = '', , signature = ''] = (await sign()).split('.');
        const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'bob' })).toString('base64url');
        return `Bearer ${head}.${changed}.${signature}`;
      },
    ],
    ['another issuer', async () => `Bearer ${await sign({ iss: 'https://evil.example' })}`],
    ['another audience', async () => `Bearer ${await sign({ aud: 'other' })}`],
    ['an expired token', async () => `Bearer ${await sign({ exp: seconds - 31 })}`],
    ['a token from the future', async () => `Bearer ${await sign({ nbf: seconds + 60 })}`],
    [
      'a token that never expires',
      async () => {
        const { exp: _exp, ...forever } = claims;
        return `Bearer ${await new SignJWT(forever).setProtectedHeader({ alg: 'RS256' }).sign(one.privateKey)}`;
      },
    ],
    ['a huge token', () => Promise.resolve(`Bearer a.${'b'.repeat(1_000_000)}.c`)],
  ];

  it.each(refused)('knows nobody by %s, and says nothing of the token', async (_what, make) => {
    const credential = await make();

    const caller = await callers().read(credential);

    expect(caller).toEqual({ kind: 'nobody', reason: expect.any(String) as unknown });
    expect(JSON.stringify(caller)).not.toMatch(/evil|bob|ann|example/);
  });

  it("takes the identity provider's clock for a little wrong", async () => {
    expect(await callers().read(`Bearer ${await sign({ exp: seconds - 20 })}`)).toMatchObject({
      kind: 'token',
    });
  });
});

/** An identity provider that publishes keys. */
async function withProvider(
  run: (provider: {
    url: string;
    keys: object[];
    asked: () => number;
    fail: (yes: boolean) => void;
  }) => Promise<void>,
): Promise<void> {
  let asked = 0;
  let failing = false;
  const keys: object[] = [];
  const server = createServer((_request, response) => {
    asked += 1;
    if (failing) response.writeHead(503).end();
    else response.end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  try {
    await run({
      url: `http://127.0.0.1:${port}/keys`,
      keys,
      asked: () => asked,
      fail: (yes) => (failing = yes),
    });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const jwkOf = async (key: typeof one.publicKey, kid: string) => ({
  ...(await exportJWK(key)),
  kid,
  alg: 'RS256',
  use: 'sig',
});

describe('keys of an identity provider', () => {
  it('are asked for once, and anew when a token names one that is not known', async () => {
    await withProvider(async ({ url, keys, asked }) => {
      keys.push(await jwkOf(one.publicKey, 'one'));
      const reader = callers({ keys: { kind: 'jwks', url } });
      const read = async (kid: string, key = one.privateKey) =>
        (await reader.read(`Bearer ${await sign({}, { kid, key })}`)).kind;

      expect([await read('one'), await read('one')]).toEqual(['token', 'token']);
      expect(asked()).toBe(1);
      expect(await read('unknown')).toBe('nobody');
    });
  });

  it('are not asked for again and again by a flood of unknown key ids', async () => {
    await withProvider(async ({ url, keys, asked }) => {
      keys.push(await jwkOf(one.publicKey, 'one'));
      const reader = callers({ keys: { kind: 'jwks', url } });

      const kinds = [];
      for (let n = 0; n < 20; n += 1)
        kinds.push((await reader.read(`Bearer ${await sign({}, { kid: `k${n}` })}`)).kind);

      expect(new Set(kinds)).toEqual(new Set(['nobody']));
      expect(asked()).toBeLessThanOrEqual(2);
    });
  });

  it('that cannot be had leave the credential undecided, and are asked for again a moment later', async () => {
    await withProvider(async ({ url, keys, asked, fail }) => {
      keys.push(await jwkOf(one.publicKey, 'one'));
      fail(true);
      const reader = callers({ keys: { kind: 'jwks', url } });

      const first = await reader.read(`Bearer ${await sign()}`);
      const second = await reader.read(`Bearer ${await sign()}`);

      for (const caller of [first, second])
        expect(caller).toMatchObject({ kind: 'nobody', isUndecided: true });
      expect(asked()).toBe(1);
    });
  });
});
