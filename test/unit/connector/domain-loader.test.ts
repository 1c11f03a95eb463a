import { describe, expect, it } from '@jest/globals';
import { testAccount } from '../../support/unit-config.js';
import { gatewayError } from '../../support/unit-error.js';
import { withLivePerson } from '../../support/unit-liveperson.js';

const a = testAccount({ id: 'a' });
const b = testAccount({ id: 'b' });
const hosts = (entries: Readonly<Record<string, string>>) => ({
  baseURIs: Object.entries(entries).map(([service, baseURI]) => ({ service, account: '', baseURI })),
});

describe('createDomainLoader', () => {
  it('asks once for each account, whatever the services of one tick', async () => {
    await withLivePerson(async ({ scope, answers, callsTo }) => {
      answers.domain = ({ accountId }) => ({
        status: 200,
        body: hosts({
          idp: `${accountId}.idp.liveperson.net`,
          sentinel: `${accountId}.sentinel.liveperson.net`,
        }),
      });
      const { domains } = scope();

      const origins = await Promise.all([
        domains.load({ account: a, service: 'idp' }),
        domains.load({ account: b, service: 'sentinel' }),
        domains.load({ account: a, service: 'sentinel' }),
        domains.load({ account: b, service: 'idp' }),
        domains.load({ account: a, service: 'idp' }),
      ]);

      expect(origins).toEqual([
        'https://a.idp.liveperson.net',
        'https://b.sentinel.liveperson.net',
        'https://a.sentinel.liveperson.net',
        'https://b.idp.liveperson.net',
        'https://a.idp.liveperson.net',
      ]);
      expect(
        callsTo('domain')
          .map(({ accountId }) => accountId)
          .sort(),
      ).toEqual(['a', 'b']);
    });
  });

  it('fails only the service, and the account, that cannot be served', async () => {
    await withLivePerson(async ({ scope, answers }) => {
      answers.domain = ({ accountId }) =>
        accountId === 'b'
          ? { status: 404 }
          : { status: 200, body: hosts({ idp: '10.0.0.1', sentinel: 'va.sentinel.liveperson.net' }) };
      const { domains } = scope();

      const sentinel = domains.load({ account: a, service: 'sentinel' });
      const refused = [
        gatewayError(domains.load({ account: a, service: 'idp' })),
        gatewayError(domains.load({ account: a, service: 'msgHist' })),
        gatewayError(domains.load({ account: b, service: 'sentinel' })),
      ];

      expect(await sentinel).toBe('https://va.sentinel.liveperson.net');
      expect((await Promise.all(refused)).map(({ code }) => code)).toEqual([
        'HOST_NOT_ALLOWED',
        'FEATURE_NOT_ENABLED',
        'ACCOUNT_NOT_FOUND',
      ]);
    });
  });

  it('gives one request the same host to its end, and the next request the new one', async () => {
    await withLivePerson(async ({ scope, answers, clock }) => {
      let turn = 0;
      answers.domain = () => ({ status: 200, body: hosts({ idp: `h${(turn += 1)}.liveperson.net` }) });
      const key = { account: a, service: 'idp' };
      const first = scope();

      expect(await first.domains.load(key)).toBe('https://h1.liveperson.net');
      clock.advance(60_000);

      expect(await first.domains.load(key)).toBe('https://h1.liveperson.net');
      expect(await scope().domains.load(key)).toBe('https://h2.liveperson.net');
    });
  });
});
