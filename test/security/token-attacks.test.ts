import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT, exportJWK, exportSPKI, generateKeyPair } from 'jose';
import type { JWTPayload } from 'jose';
import { withLogin } from '../support/brand-login.js';
import { createMutation } from '../support/create-conversation.js';
import { eventually } from '../support/eventually.js';
import { httpCall } from '../support/http-call.js';
import { post } from '../support/http-cases.js';
import type { Life } from '../support/life-pair.js';
import { subscribeBySocket, subscribeByStream } from '../support/raw-subscriber.js';
import { scrape } from '../support/scrape.js';
import { startHttp } from '../support/unit-server.js';

const known = await generateKeyPair('RS256', { extractable: true });
const unknown = await generateKeyPair('RS256', { extractable: true });
const publicPem = await exportSPKI(known.publicKey);
const claims: JWTPayload = {
  sub: 'ann',
  iss: 'https://login.example',
  aud: 'gateway',
  exp: Math.floor(Date.now() / 1000) + 600,
};
const sign = (
  over: Readonly<Record<string, unknown>> = {},
  { key = known.privateKey, ...header }: Header = {},
): Promise<string> =>
  new SignJWT({ ...claims, ...over }).setProtectedHeader({ alg: 'RS256', kid: 'known', ...header }).sign(key);

interface Header {
  readonly key?: typeof known.privateKey;
  readonly kid?: string;
  readonly [name: string]: unknown;
}

/** Runs a test with an identity provider that counts how often its keys are asked for. */
async function withProvider(
  run: (life: Life, asked: () => number) => Promise<void>,
  slowMs = 0,
): Promise<void> {
  const keys = [{ ...(await exportJWK(known.publicKey)), kid: 'known', alg: 'RS256', use: 'sig' }];
  let asked = 0;
  const provider = await startHttp((_request, response) => {
    asked += 1;
    response.setHeader('content-type', 'application/json');
    setTimeout(() => response.end(JSON.stringify({ keys })), slowMs);
  });
  const settings = { CALLER_PUBLIC_KEY_FILE: '', CALLER_JWKS_URL: `${provider.origin}/keys` };
  try {
    await withLogin((life) => run(life, () => asked), { settings });
  } finally {
    await provider.close();
  }
}

/** Creates with a token on HTTP; gives the status and the code. */
async function createWith({ pair }: Life, token: string) {
  const variables = { input: { accountId: pair.accountId } };
  const headers = { authorization: `Bearer ${token}` };
  const { status, text } = await httpCall(
    `${pair.url}/graphql`,
    post({ query: createMutation, variables }, headers),
  );
  return { status, code: /"code":"(\w+)"/.exec(text)?.[1], text };
}

const hostile: readonly (readonly [string, () => Promise<string>])[] = [
  ['without a signature', () => Promise.resolve(new UnsecuredJWT(claims).encode())],
  [
    'signed with the public key as a secret',
    () =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'known' })
        .sign(new TextEncoder().encode(publicPem)),
  ],
  ['of a stranger under a known key id', () => sign({}, { key: unknown.privateKey })],
  [
    'that brings its own key',
    async () => sign({}, { key: unknown.privateKey, jwk: await exportJWK(unknown.publicKey) }),
  ],
  [
    'that says where its keys are',
    () => sign({}, { key: unknown.privateKey, jku: 'http://127.0.0.1:9/', x5u: 'http://127.0.0.1:9/' }),
  ],
  ['with a key id that is a path', () => sign({}, { key: unknown.privateKey, kid: '../../dev/null' })],
  ['that has expired', () => sign({ exp: 1 })],
  ['that never expires', () => sign({ exp: undefined })],
  ['of the future', () => sign({ nbf: Math.floor(Date.now() / 1000) + 600 })],
  ['for somebody else', () => sign({ aud: 'another-service' })],
  ['for nobody', () => sign({ aud: undefined })],
  ['of another issuer', () => sign({ iss: 'https://login.example.evil.tld' })],
  ['of 14 KB', async () => `${await sign()}${'A'.repeat(14_000)}`],
  ['of dots', () => Promise.resolve('..')],
];

describe('a token that proves nothing', () => {
  it('32: is refused on every transport, and nobody is called', async () => {
    await withProvider(async (life) => {
      const { pair } = life;
      const listening = { accountId: pair.accountId, conversationId: 'any' };
      for (const [what, make] of hostile) {
        const token = await make();
        const headers = { authorization: `Bearer ${token}` };
        const { code } = await createWith(life, token);
        const socket = await subscribeBySocket(pair.url, listening, { headers });
        const closed = await socket.closed;
        const stream = await subscribeByStream(pair.url, listening, 'sse', headers);
        await eventually('the refusal', () => Promise.resolve(stream.errors.length > 0));
        const { errors } = stream;
        stream.destroy();
        expect({ what, code, closed, errors }).toEqual({
          what,
          code: 'UNAUTHENTICATED',
          closed: 4403,
          errors: ['UNAUTHENTICATED'],
        });
      }
      expect(await pair.sandbox.calls()).toEqual([]);
      expect(pair.logLines.join()).not.toContain('eyJ');
    });
  });

  it('32: of 100 KB is refused before it is read', async () => {
    await withProvider(async (life, asked) => {
      expect(await createWith(life, 'A'.repeat(100_000))).toMatchObject({ status: 431 });
      expect(asked()).toBe(0);
    });
  });

  it('32: a flood of made-up key ids asks the identity provider once, and true tokens go on', async () => {
    await withProvider(async (life, asked) => {
      expect((await createWith(life, await sign())).status).toBe(200);
      const before = asked();
      const flood = Array.from({ length: 200 }, async (_, n) =>
        createWith(life, await sign({}, { key: unknown.privateKey, kid: `made-up-${n}` })),
      );
      const codes = (await Promise.all(flood)).map(({ code }) => code);
      expect(new Set(codes)).toEqual(new Set(['UNAUTHENTICATED']));
      expect(asked() - before).toBeLessThanOrEqual(1);
      expect((await createWith(life, await sign({ sub: 'bob' }))).status).toBe(200);
    });
  });

  it('22: callers who go while their token is looked at leave nothing', async () => {
    await withProvider(async (life, asked) => {
      const { pair } = life;
      const authorization = `Bearer ${await sign()}`;
      const heads = ['/graphql', '/graphql/stream', '/files?accountId=12345678&conversationId=c'].map(
        (path) =>
          `POST ${path} HTTP/1.1\r\nhost: gateway\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
      );
      const sockets = heads.map((head) => {
        const socket = connect(pair.server.port, '127.0.0.1');
        socket.write(head);
        return socket;
      });
      await eventually('the question', () => Promise.resolve(asked() > 0));
      for (const socket of sockets) socket.destroy();
      expect((await createWith(life, await sign())).status).toBe(200);
      await eventually('nothing to be left', async () => {
        return (await scrape(pair.url)).get('requests_in_flight') === 0;
      });
    }, 500);
  });
});
