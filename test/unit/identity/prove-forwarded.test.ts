import { SignJWT, exportSPKI, generateKeyPair } from 'jose';
import type { GenerateKeyPairResult } from 'jose';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ForwardedCaller } from '../../../src/identity/caller.js';
import { proveForwarded } from '../../../src/identity/prove-forwarded.js';
import { testAccount } from '../../support/unit-config.js';
import { forwarded } from '../../support/unit-caller.js';
import { fixture } from '../../support/unit-fixture.js';
import { unsignedToken } from '../../support/unit-tokens.js';

const sample = fixture<{
  header: { kid: string; typ: string; alg: string };
  payload: Record<string, string>;
}>('consumer-jws.decoded');
const accountId = 'le31457780';
let keys: GenerateKeyPairResult;
let strangers: GenerateKeyPairResult;
let publicKey: string;

/** Callers of the sample token, signed by this key, proven where they can be. */
async function prove(token: string, over = {}): Promise<ForwardedCaller> {
  const caller = forwarded(token);
  await proveForwarded(caller, testAccount({ id: accountId, consumerJwsPublicKey: publicKey, ...over }));
  return caller;
}
const signed = (claims: object = {}, by = keys) =>
  new SignJWT({ ...sample.payload, ...claims }).setProtectedHeader(sample.header).sign(by.privateKey);
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('proveForwarded', () => {
  beforeAll(async () => {
    [keys, strangers] = await Promise.all([
      generateKeyPair('RS256', { modulusLength: 2048, extractable: true }),
      generateKeyPair('RS256', { modulusLength: 2048 }),
    ]);
    publicKey = await exportSPKI(keys.publicKey);
  });

  it('takes a signature by the key of the account for proof, though the token never expires', async () => {
    expect((await prove(await signed())).provenIn).toBe(accountId);
  });

  it('takes no other signature for proof', async () => {
    const [header, , signature] = (await signed()).split('.');
    const other = part({ ...sample.payload, lp_consumer_id: 'f'.repeat(64) });
    const forgeries = [
      await signed({}, strangers),
      unsignedToken(sample.payload),
      unsignedToken(sample.payload, { alg: 'none' }),
      `${part({ alg: 'none' })}.${part(sample.payload)}.`,
      `${header}.${other}.${signature}`,
      await new SignJWT(sample.payload).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(publicKey)),
    ];

    for (const token of forgeries) expect((await prove(token)).provenIn).toBeUndefined();
  });

  it('takes an expired token for no proof', async () => {
    expect((await prove(await signed({ exp: 1 }))).provenIn).toBeUndefined();
  });

  it('proves nothing in an account that the token does not name', async () => {
    expect((await prove(await signed({ account_id: '12345678' }))).provenIn).toBeUndefined();
    expect((await prove(await signed(), { id: '12345678' })).provenIn).toBeUndefined();
  });

  it('proves nothing without a key, or with one that is none', async () => {
    for (const consumerJwsPublicKey of [undefined, '', 'no key'])
      expect((await prove(await signed(), { consumerJwsPublicKey })).provenIn).toBeUndefined();
  });

  it('proves nothing in an account that is not served', async () => {
    const caller = forwarded(await signed());
    await proveForwarded(caller, undefined);

    expect(caller.provenIn).toBeUndefined();
  });

  it('leaves an earlier proof and other callers as they are', async () => {
    const caller = { ...forwarded(await signed({}, strangers)), provenIn: 'elsewhere' };
    const anyone = { kind: 'anyone' } as const;
    const account = testAccount({ id: accountId, consumerJwsPublicKey: publicKey });

    await proveForwarded(caller, account);
    await proveForwarded(anyone, account);

    expect(caller.provenIn).toBe('elsewhere');
    expect(anyone).toEqual({ kind: 'anyone' });
  });
});
