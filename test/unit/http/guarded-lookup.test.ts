import type { LookupAddress, LookupOptions, lookup } from 'node:dns';
import { describe, expect, it } from '@jest/globals';
import { TransportFailure } from '../../../src/errors/transport-failure.js';
import { createGuardedLookup } from '../../../src/http/guarded-lookup.js';

interface Answer {
  readonly error: Error | null;
  readonly address: string | LookupAddress[];
  readonly family: number | undefined;
}

/** A resolver that knows one name. */
function resolvesTo(...addresses: readonly string[]): typeof lookup {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const resolve = (
    _name: string,
    options: LookupOptions,
    callback: (e: null, a: LookupAddress[]) => void,
  ) => {
    if (options.all !== true) throw new Error('the guard has to see every address');
    callback(null, found);
  };
  return resolve as unknown as typeof lookup; // of its many forms, the one that the guard uses
}

function look(
  resolve: typeof lookup,
  over: { name?: string; allow?: boolean; all?: boolean } = {},
): Promise<Answer> {
  const { name = 'va.msg.liveperson.net', allow = false, all = false } = over;
  return new Promise((done) => {
    createGuardedLookup(allow, resolve)(name, { all, hints: 0 }, (error, address, family) =>
      done({ error, address, family }),
    );
  });
}

const refused = (answer: Answer): boolean =>
  answer.error instanceof TransportFailure && answer.error.kind === 'hostNotAllowed' && !answer.error.sent;

describe('createGuardedLookup', () => {
  it('gives one public address to a socket that wants one', async () => {
    expect(await look(resolvesTo('208.89.12.1', '2606:4700::1'))).toEqual({
      error: null,
      address: '208.89.12.1',
      family: 4,
    });
  });

  it('gives all public addresses to a socket that wants all', async () => {
    const { error, address } = await look(resolvesTo('208.89.12.1', '2606:4700::1'), { all: true });

    expect(error).toBeNull();
    expect(address).toEqual([
      { address: '208.89.12.1', family: 4 },
      { address: '2606:4700::1', family: 6 },
    ]);
  });

  it.each(['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254', '::ffff:10.0.0.1', 'fe80::1%eth0', '0.0.0.0'])(
    'refuses a name that resolves to %s',
    async (address) => {
      for (const all of [true, false]) expect(refused(await look(resolvesTo(address), { all }))).toBe(true);
    },
  );

  it('refuses a private address among public ones, wherever it stands', async () => {
    expect(refused(await look(resolvesTo('10.0.0.1', '208.89.12.1'), { all: true }))).toBe(true);
    expect(refused(await look(resolvesTo('208.89.12.1', '10.0.0.1'), { all: true }))).toBe(true);
    expect(refused(await look(resolvesTo('208.89.12.1', '10.0.0.1')))).toBe(true);
  });

  it('refuses a name without an address', async () => {
    expect(refused(await look(resolvesTo()))).toBe(true);
  });

  it('checks every answer, not the first one of a name', async () => {
    const answers = [resolvesTo('208.89.12.1'), resolvesTo('127.0.0.1')];
    const rebinding = ((...args: Parameters<typeof lookup>) => answers.shift()?.(...args)) as typeof lookup;
    const guard = createGuardedLookup(false, rebinding);
    const ask = (): Promise<Error | null> =>
      new Promise((done) => guard('h.liveperson.net', {}, (error) => done(error)));

    expect(await ask()).toBeNull();
    expect(await ask()).toBeInstanceOf(TransportFailure);
  });

  it.each(['127.0.0.1', '::1'])('lets localhost be %s where loopback is allowed', async (address) => {
    expect((await look(resolvesTo(address), { name: 'localhost', allow: true })).address).toBe(address);
    expect(refused(await look(resolvesTo(address), { name: 'localhost', allow: false }))).toBe(true);
  });

  it('lets no other name be loopback, and localhost be nothing else', async () => {
    const loopback = resolvesTo('127.0.0.1');

    for (const name of ['va.msg.liveperson.net', 'localhost.liveperson.net', 'LOCALHOST.', 'ip6-localhost'])
      expect(refused(await look(loopback, { name, allow: true }))).toBe(true);
    expect(refused(await look(resolvesTo('10.0.0.1'), { name: 'localhost', allow: true }))).toBe(true);
    expect(refused(await look(resolvesTo('127.0.0.1', '10.0.0.1'), { name: 'localhost', allow: true }))).toBe(
      true,
    );
  });

  it('passes on a failed look-up', async () => {
    const failure = Object.assign(new Error('no such host'), { code: 'ENOTFOUND' });
    const failing = ((_name: string, _options: LookupOptions, callback: (error: Error) => void) =>
      callback(failure)) as unknown as typeof lookup; // the one form that the guard uses

    expect((await look(failing)).error).toBe(failure);
  });
});
