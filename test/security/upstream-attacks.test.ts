import type { LookupAddress, LookupOptions, lookup as lookupName } from 'node:dns';
import { describe, expect, it } from '@jest/globals';
import { createGuardedLookup } from '../../src/http/guarded-lookup.js';
import { create, createdIn } from '../support/create-conversation.js';
import { answerJson, baseUrisOf, withFakeUpstream } from '../support/fake-upstream.js';
import { onlyError } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';
import type { PairOptions } from '../support/start-pair.js';

const notAllowed = { code: 'HOST_NOT_ALLOWED', outcome: 'NOT_SENT', safeToRepeat: true };

/** As outside the sandbox: https only, and no loopback beside the Domain API that the operator named. */
const strict: PairOptions = { sandbox: { tls: true }, upstream: { allowLoopback: false } };

const hostileHosts = [
  '127.0.0.1',
  '127.0.0.1:80',
  '::1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '169.254.169.254',
  '10.0.0.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  'user@va.msg.liveperson.net',
  'va.msg.liveperson.net@evil.example',
  'user:pass@va.msg.liveperson.net',
  'va.msg.liveperson.net:8443',
  'va.msg.liveperson.net/path',
  'evil.example/va.msg.liveperson.net',
  'evil.example?.liveperson.net',
  'evil.example#.liveperson.net',
  'evil.example\\.liveperson.net',
  'va.msg.liveperson.net\r\nx-injected: 1',
  'va.msg.liveperson.net\u0000.evil.example',
  ' va.msg.liveperson.net',
  'va.msg.livepersоn.net',
  'va.msg.liveperson。net',
  'liveperson.net.evil.tld',
  'evilliveperson.net',
  '.liveperson.net',
  'va..liveperson.net',
  'va.msg.liveperson.net.',
  '-va.liveperson.net',
  '%6cocalhost.liveperson.net',
  'http://va.msg.liveperson.net',
  '//va.msg.liveperson.net',
  '',
];

describe('a Domain API that was taken over', () => {
  it.each([...hostileHosts, 'localhost'])('24: cannot point the gateway at %j', async (host) => {
    await withPair(async (pair) => {
      const hosts = baseUrisOf({ sentinel: host, idp: host, asyncMessagingEnt: host });
      await pair.sandbox.fault('domain', { kind: 'status', status: 200, body: hosts });
      const { requestId: _requestId, ...told } = onlyError(await create(pair)).extensions;
      expect(told).toEqual(notAllowed);
      expect(await pair.sandbox.services()).toEqual(['domain']);
    }, strict);
  });

  it('24: cannot send a gateway with its sandbox to another port than those of the loopback', async () => {
    const host = '169.254.169.254:80';
    await withPair(async (pair) => {
      const hosts = baseUrisOf({ sentinel: host, idp: host, asyncMessagingEnt: host });
      await pair.sandbox.fault('domain', { kind: 'status', status: 200, body: hosts });
      expect(onlyError(await create(pair)).extensions).toMatchObject(notAllowed);
    });
  });

  it('24: cannot reach the loopback by a name that the suffixes allow', async () => {
    await withPair(
      async (pair) => {
        const hosts = baseUrisOf({ sentinel: 'localhost', idp: 'localhost', asyncMessagingEnt: 'localhost' });
        await pair.sandbox.fault('domain', { kind: 'status', status: 200, body: hosts });
        expect(onlyError(await create(pair)).extensions).toMatchObject(notAllowed);
      },
      { ...strict, upstream: { ...strict.upstream, hostSuffixes: ['localhost'] } },
    );
  });
});

describe('a name server that changes its answer', () => {
  it('25: is checked at each connection, on the addresses that the socket gets', async () => {
    const answers = ['8.8.8.8', '10.0.0.1'];
    const resolve = (
      _name: string,
      _options: LookupOptions,
      done: (error: null, found: LookupAddress[]) => void,
    ) => done(null, [{ address: answers.shift() ?? '', family: 4 }]);
    // The cast: of the overloads of node:dns, this is the one that the guard calls.
    const lookup = createGuardedLookup(false, resolve as typeof lookupName);
    const look = () =>
      new Promise((done) => lookup('va.msg.liveperson.net', {}, (error, address) => done(error ?? address)));
    expect(await look()).toBe('8.8.8.8');
    expect(await look()).toMatchObject({ kind: 'hostNotAllowed', sent: false });
  });

  it('25: is refused when one of several addresses is private', async () => {
    const found = ['8.8.8.8', '::ffff:169.254.169.254'].map((address) => ({ address, family: 4 }));
    const resolve = (
      _name: string,
      _options: LookupOptions,
      done: (error: null, all: LookupAddress[]) => void,
    ) => done(null, found);
    const lookup = createGuardedLookup(false, resolve as typeof lookupName); // as above
    const outcome = await new Promise((done) =>
      lookup('va.msg.liveperson.net', { all: true }, (error) => done(error)),
    );
    expect(outcome).toMatchObject({ kind: 'hostNotAllowed' });
  });
});

describe('an upstream that redirects', () => {
  it.each([301, 302, 303, 307, 308])(
    '26: with %i is not followed, and no token is sent again',
    async (status) => {
      await withFakeUpstream(
        (_request, response) => answerJson(response, {}),
        async (elsewhere) => {
          await withPair(async (pair) => {
            const headers = { location: `${elsewhere.url}/latest/meta-data` };
            for (const service of ['domain', 'sentinel', 'idp', 'asyncMessagingEnt']) {
              await pair.sandbox.fault(service, { kind: 'status', status, headers });
              const { extensions } = onlyError(await create(pair));
              expect(extensions.upstream).toEqual({ status });
            }
            expect(elsewhere.requests).toEqual([]);
            expect(createdIn(await create(pair)).outcome).toBe('CREATED');
          });
        },
      );
    },
  );
});
