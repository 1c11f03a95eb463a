import { describe, expect, it } from '@jest/globals';
import { testAccount } from '../../support/unit-config.js';
import { gatewayError } from '../../support/unit-error.js';
import { fixture } from '../../support/unit-fixture.js';
import { withLivePerson } from '../../support/unit-liveperson.js';
import { signal } from '../../support/unit-signal.js';
import { appJwt, consumerJws, lpConsumerId } from '../../support/unit-tokens.js';

const account = testAccount();
const name = 'John_Doe_facebook12345';

describe('ConsumerJwsSource', () => {
  it('asks with the body of the sample and the bare AppJWT', async () => {
    await withLivePerson(async ({ consumerJwss, appJwts, scope, callsTo }) => {
      const jws = await consumerJwss.get(account, name, scope());

      const [call] = callsTo('idp');
      expect(call).toMatchObject({ method: 'POST', path: '/api/account/12345678/consumer?v=1.0' });
      expect(JSON.parse(call?.body ?? '')).toStrictEqual(fixture('consumer-jws.request'));
      expect(call?.headers.authorization).toBe(appJwts.peek(account)?.token);
      expect(call?.headers['content-type']).toBe('application/json');
      expect(jws).toMatchObject({
        accountId: account.id,
        extConsumerId: name,
        lpConsumerId: lpConsumerId(name),
      });
    });
  });

  it('keeps a token for ever', async () => {
    await withLivePerson(async ({ consumerJwss, scope, clock, count }) => {
      const jws = await consumerJwss.get(account, name, scope());
      clock.advance(10 * 365 * 86_400_000);

      expect(await consumerJwss.get(account, name, scope())).toBe(jws);
      expect(consumerJwss.peek(account, name)).toBe(jws);
      expect(count('idp')).toBe(1);
    });
  });

  it('asks once for all who wait', async () => {
    await withLivePerson(async ({ consumerJwss, scope, answers, count }) => {
      const hold = signal();
      const usual = answers.idp;
      answers.idp = async (call) => {
        await hold.promise;
        return usual(call);
      };

      const waiting = [1, 2, 3].map(() => consumerJwss.get(account, name, scope()));
      hold.resolve();
      await Promise.all(waiting);

      expect(count('idp')).toBe(1);
    });
  });

  it('keeps consumers, accounts and apps apart', async () => {
    await withLivePerson(async ({ consumerJwss, scope, count }) => {
      const others = [account, testAccount({ id: '87654321' }), testAccount({ clientId: 'another app' })];

      for (const one of others) for (const id of ['a', 'b']) await consumerJwss.get(one, id, scope());

      expect(count('idp')).toBe(6);
    });
  });

  it('keeps a bounded number; the one used longest ago makes room', async () => {
    await withLivePerson(
      async ({ consumerJwss, scope, count }) => {
        for (const id of ['a', 'b']) await consumerJwss.get(account, id, scope());
        consumerJwss.peek(account, 'a');
        await consumerJwss.get(account, 'c', scope());

        expect(['a', 'b', 'c'].map((id) => consumerJwss.peek(account, id)?.extConsumerId)).toEqual([
          'a',
          undefined,
          'c',
        ]);
        expect(count('idp')).toBe(3);
      },
      { consumerTokenCacheSize: 2 },
    );
  });

  it('renews the AppJWT once when it is refused', async () => {
    await withLivePerson(async ({ consumerJwss, scope, answers, callsTo, count }) => {
      const usual = answers.idp;
      const refused = { status: 401, body: fixture('error.app-jwt-invalid.response') };
      answers.idp = (call) => (count('idp') === 1 ? refused : usual(call));

      const jws = await consumerJwss.get(account, name, scope());

      expect(jws.extConsumerId).toBe(name);
      expect([count('idp'), count('sentinel')]).toEqual([2, 2]);
      expect(new Set(callsTo('idp').map(({ headers }) => headers.authorization)).size).toBe(2);
    });
  });

  it('gives up when the new AppJWT is refused too', async () => {
    await withLivePerson(async ({ consumerJwss, scope, answers, count }) => {
      answers.idp = () => ({ status: 401 });

      const error = await gatewayError(consumerJwss.get(account, name, scope()));

      expect(error).toMatchObject({ code: 'UPSTREAM_CREDENTIALS_REFUSED', outcome: 'NOT_SENT' });
      expect([count('idp'), count('sentinel')]).toEqual([2, 2]);
    });
  });

  it.each([
    [400, 'UPSTREAM_REJECTED'],
    [403, 'UPSTREAM_CREDENTIALS_REFUSED'],
    [429, 'UPSTREAM_RATE_LIMITED'],
    [503, 'UPSTREAM_UNAVAILABLE'],
  ])('asks no second time after %i: %s', async (status, code) => {
    await withLivePerson(async ({ consumerJwss, scope, answers, count }) => {
      answers.idp = () => ({ status });

      expect(await gatewayError(consumerJwss.get(account, name, scope()))).toMatchObject({
        code,
        outcome: 'NOT_SENT',
      });
      expect(count('idp')).toBe(1);
    });
  });

  it('remembers no failure', async () => {
    await withLivePerson(async ({ consumerJwss, scope, answers }) => {
      const usual = answers.idp;
      answers.idp = () => ({ status: 503 });
      await gatewayError(consumerJwss.get(account, name, scope()));
      answers.idp = usual;

      expect((await consumerJwss.get(account, name, scope())).extConsumerId).toBe(name);
    });
  });

  it('takes no answer that names nobody', async () => {
    await withLivePerson(async ({ consumerJwss, scope, answers }) => {
      for (const body of ['<html>', {}, { token: appJwt(1) }, { token: `${consumerJws('1', 'a')}\r\n` }]) {
        answers.idp = () => ({ status: 201, body });
        expect(await gatewayError(consumerJwss.get(account, name, scope()))).toMatchObject({
          code: 'UPSTREAM_UNAVAILABLE',
          outcome: 'NOT_SENT',
        });
      }
    });
  });

  it('forgets a token that was refused', async () => {
    await withLivePerson(async ({ consumerJwss, scope, count }) => {
      const first = await consumerJwss.get(account, name, scope());

      consumerJwss.drop(account, first);

      expect(consumerJwss.peek(account, name)).toBeUndefined();
      expect((await consumerJwss.get(account, name, scope())).token).not.toBe(first.token);
      expect(count('idp')).toBe(2);
    });
  });
});
