import { describe, expect, it } from '@jest/globals';
import { testAccount } from '../../support/unit-config.js';
import { gatewayError, thrownGatewayError } from '../../support/unit-error.js';
import { fixture } from '../../support/unit-fixture.js';
import { baseUris, withLivePerson } from '../../support/unit-liveperson.js';
import { signal } from '../../support/unit-signal.js';

const account = testAccount();

describe('DomainDirectory', () => {
  it('asks for all services of an account at once, without a credential', async () => {
    await withLivePerson(async ({ directory, scope, calls, answers }) => {
      const sample = fixture('domain-base-uris.connector-services.us.response');
      answers.domain = () => ({ status: 200, body: sample });

      const hosts = await directory.baseUris(account, scope().call);

      expect(calls).toMatchObject([
        { method: 'GET', path: '/api/account/12345678/service/baseURI.json?version=1.0', body: '' },
      ]);
      expect(calls[0]?.headers).not.toHaveProperty('authorization');
      expect(directory.originOf(account, 'sentinel', hosts)).toBe('https://va.sentinel.liveperson.net');
    });
  });

  it('asks again only when the time of an answer is over', async () => {
    await withLivePerson(async ({ directory, scope, clock, count }) => {
      await directory.baseUris(account, scope().call);
      clock.advance(59_999);
      expect(directory.peekOrigin(account, 'sentinel')).toMatch(/^http:\/\/127\.0\.0\.1:/);
      await directory.baseUris(account, scope().call);
      expect(count('domain')).toBe(1);

      clock.advance(1);
      expect(directory.peekOrigin(account, 'sentinel')).toBeUndefined();
      await directory.baseUris(account, scope().call);
      expect(count('domain')).toBe(2);
    });
  });

  it('asks once for all requests that wait, and apart for each account', async () => {
    await withLivePerson(async ({ directory, scope, answers, count }) => {
      const hold = signal();
      answers.domain = async ({ accountId }) => {
        await hold.promise;
        return { status: 200, body: baseUris(accountId, 'va.msg.liveperson.net') };
      };
      const other = testAccount({ id: '87654321' });

      const waiting = [account, account, other, account].map((one) => directory.baseUris(one, scope().call));
      hold.resolve();
      await Promise.all(waiting);

      expect(count('domain')).toBe(2);
    });
  });

  it.each([400, 401, 404])('remembers for a while that an account is unknown (%i)', async (status) => {
    await withLivePerson(async ({ directory, scope, clock, answers, count }) => {
      answers.domain = () => ({ status });

      for (let turn = 0; turn < 3; turn += 1) {
        const error = await gatewayError(directory.baseUris(account, scope().call));
        expect(error).toMatchObject({ code: 'ACCOUNT_NOT_FOUND', outcome: 'NOT_SENT' });
      }
      expect(count('domain')).toBe(1);
      clock.advance(5000);
      await gatewayError(directory.baseUris(account, scope().call));
      expect(count('domain')).toBe(2);
    });
  });

  it('remembers no outage', async () => {
    await withLivePerson(async ({ directory, scope, answers, count }) => {
      const usual = answers.domain;
      answers.domain = () => ({ status: 503 });
      const error = await gatewayError(directory.baseUris(account, scope().call));
      answers.domain = usual;

      expect(error.code).toBe('UPSTREAM_UNAVAILABLE');
      expect((await directory.baseUris(account, scope().call)).size).toBe(3);
      expect(count('domain')).toBe(2);
    });
  });

  it.each([
    ['an outage', { status: 503 }],
    ['an unreadable answer', { status: 200, body: '<html>' }],
    ['too many questions', { status: 429 }],
  ])('serves the old hosts through %s, for a day at most', async (_what, reply) => {
    await withLivePerson(async ({ directory, scope, clock, answers, count }) => {
      const hosts = await directory.baseUris(account, scope().call);
      answers.domain = () => reply;
      clock.advance(60_000);

      expect(await directory.baseUris(account, scope().call)).toBe(hosts);
      expect(await directory.baseUris(account, scope().call)).toBe(hosts);
      expect(count('domain')).toBe(2);
      clock.advance(5000);
      expect(await directory.baseUris(account, scope().call)).toBe(hosts);
      expect(count('domain')).toBe(3);
      clock.advance(86_400_000);
      await gatewayError(directory.baseUris(account, scope().call));
    });
  });

  it('refuses the host of one service and leaves the others alone', async () => {
    await withLivePerson(({ directory }) => {
      const hosts = new Map([
        ['asyncMessagingEnt', 'va.msg.liveperson.net'],
        ['idp', '169.254.169.254'],
        ['sentinel', 'liveperson.net.evil.tld'],
      ]);

      expect(directory.originOf(account, 'asyncMessagingEnt', hosts)).toBe('https://va.msg.liveperson.net');
      for (const service of ['idp', 'sentinel']) {
        const error = thrownGatewayError(() => directory.originOf(account, service, hosts));
        expect(error).toMatchObject({ code: 'HOST_NOT_ALLOWED', outcome: 'NOT_SENT' });
        expect(error.message).not.toMatch(/169|evil/);
      }
      return Promise.resolve();
    });
  });

  it('says so when an account has no such service', async () => {
    await withLivePerson(({ directory }) => {
      const error = thrownGatewayError(() => directory.originOf(account, 'msgHist', new Map()));

      expect(error).toMatchObject({ code: 'FEATURE_NOT_ENABLED', outcome: 'NOT_SENT' });
      return Promise.resolve();
    });
  });

  it('asks the Domain API that an account names for itself', async () => {
    await withLivePerson(async ({ upstream: { domainApiUrl }, calls }) => {
      await withLivePerson(async (elsewhere) => {
        await elsewhere.directory.baseUris(testAccount({ domainApiUrl }), elsewhere.scope().call);

        expect([calls.length, elsewhere.calls.length]).toEqual([1, 0]);
      });
    });
  });

  it('speaks plain http to no Domain API unless loopback is allowed', async () => {
    await withLivePerson(
      async ({ directory, scope, calls }) => {
        const error = await gatewayError(directory.baseUris(account, scope().call));

        expect(error).toMatchObject({ code: 'HOST_NOT_ALLOWED', outcome: 'NOT_SENT' });
        expect(calls).toEqual([]);
      },
      { allowLoopback: false },
    );
  });
});
