import { describe, expect, it } from '@jest/globals';
import { Secret } from '../../../src/config/secret.js';
import { testAccount } from '../../support/unit-config.js';
import { gatewayError } from '../../support/unit-error.js';
import { fixture } from '../../support/unit-fixture.js';
import { withLivePerson } from '../../support/unit-liveperson.js';
import { signal } from '../../support/unit-signal.js';
import { appJwt } from '../../support/unit-tokens.js';

const account = testAccount();
const minute = 60_000;

describe('AppJwtSource', () => {
  it('asks with the form of the sample, and keeps the secret out of the address', async () => {
    await withLivePerson(async ({ appJwts, scope, callsTo }) => {
      const secret = 'a&b=c+d e%f\u00e9';
      await appJwts.get(testAccount({ clientSecret: new Secret(secret) }), scope());

      const sample = fixture<{
        method: string;
        path: string;
        query: object;
        headers: Record<string, string>;
      }>('http.app-jwt.v1.request');
      const [call] = callsTo('sentinel');
      const url = new URL(call?.path ?? '', 'http://h');
      expect(call?.method).toBe(sample.method);
      expect(url.pathname).toBe(sample.path.replace('{accountId}', account.id));
      expect(Object.fromEntries(url.searchParams)).toEqual(sample.query);
      expect(call?.headers['content-type']).toBe(sample.headers['Content-Type']);
      expect(call?.headers).not.toHaveProperty('authorization');
      expect(Object.fromEntries(new URLSearchParams(call?.body))).toEqual({
        client_id: account.clientId,
        client_secret: secret,
      });
    });
  });

  it('renews five minutes before the token expires, not sooner', async () => {
    await withLivePerson(async ({ appJwts, scope, clock, count }) => {
      const first = await appJwts.get(account, scope());
      clock.advance(55 * minute - 1);
      expect(await appJwts.get(account, scope())).toBe(first);
      expect(appJwts.peek(account)).toBe(first);
      expect(count('sentinel')).toBe(1);

      clock.advance(1);
      expect(appJwts.peek(account)).toBeUndefined();
      expect((await appJwts.get(account, scope())).token).not.toBe(first.token);
      expect(count('sentinel')).toBe(2);
    });
  });

  it('renews a token that lives less than ten minutes half-way', async () => {
    await withLivePerson(async ({ appJwts, scope, clock, answers, count }) => {
      let serial = 0;
      answers.sentinel = () => ({ status: 200, body: { access_token: appJwt((serial += 1), 120) } });

      const first = await appJwts.get(account, scope());
      clock.advance(minute - 1);
      expect(await appJwts.get(account, scope())).toBe(first);
      clock.advance(1);
      await appJwts.get(account, scope());
      expect(count('sentinel')).toBe(2);
    });
  });

  it('asks once for all who wait', async () => {
    await withLivePerson(async ({ appJwts, scope, answers, count }) => {
      const hold = signal();
      const usual = answers.sentinel;
      answers.sentinel = async (call) => {
        await hold.promise;
        return usual(call);
      };

      const waiting = [1, 2, 3, 4].map(() => appJwts.get(account, scope()));
      hold.resolve();
      const tokens = new Set((await Promise.all(waiting)).map(({ token }) => token));

      expect([tokens.size, count('sentinel')]).toEqual([1, 1]);
    });
  });

  it('keeps the tokens of accounts and apps apart', async () => {
    await withLivePerson(async ({ appJwts, scope, count }) => {
      const accounts = [account, testAccount({ id: '87654321' }), testAccount({ clientId: 'another app' })];

      const tokens = await Promise.all(accounts.map((one) => appJwts.get(one, scope())));

      expect(new Set(tokens.map(({ token }) => token)).size).toBe(3);
      expect(count('sentinel')).toBe(3);
    });
  });

  it('lets the old token serve while renewal fails, until it expires', async () => {
    await withLivePerson(async ({ appJwts, scope, clock, answers, count }) => {
      const first = await appJwts.get(account, scope());
      answers.sentinel = () => ({ status: 503 });
      clock.advance(55 * minute);

      expect(await appJwts.get(account, scope())).toBe(first);
      expect(await appJwts.get(account, scope())).toBe(first);
      expect(count('sentinel')).toBe(2);
      clock.advance(5 * minute - 1);
      expect(await appJwts.get(account, scope())).toBe(first);
      clock.advance(1);
      const error = await gatewayError(appJwts.get(account, scope()));
      expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT', safeToRepeat: true });
    });
  });

  it('forgets a token that was refused, unless a younger one has come', async () => {
    await withLivePerson(async ({ appJwts, scope, clock }) => {
      const first = await appJwts.get(account, scope());
      clock.advance(55 * minute);
      const second = await appJwts.get(account, scope());

      appJwts.drop(account, first);
      expect(appJwts.peek(account)).toBe(second);
      appJwts.drop(account, second);
      expect(appJwts.peek(account)).toBeUndefined();
    });
  });

  it.each([
    [400, 'UPSTREAM_CREDENTIALS_REFUSED'],
    [401, 'UPSTREAM_CREDENTIALS_REFUSED'],
    [404, 'UPSTREAM_REJECTED'],
    [429, 'UPSTREAM_RATE_LIMITED'],
    [500, 'UPSTREAM_UNAVAILABLE'],
  ])('says why there is no token after %i: %s', async (status, code) => {
    await withLivePerson(async ({ appJwts, scope, answers }) => {
      answers.sentinel = () => ({ status, body: { error: 'SECRET', error_description: 'SECRET' } });

      const error = await gatewayError(appJwts.get(account, scope()));

      expect(error).toMatchObject({ code, outcome: 'NOT_SENT', safeToRepeat: true });
      expect(JSON.stringify([error.message, error.facts])).not.toContain('SECRET');
    });
  });

  it('takes no answer without a usable token', async () => {
    await withLivePerson(async ({ appJwts, scope, answers, count }) => {
      for (const body of ['<html>', {}, { access_token: 'a\r\nb' }, fixture('app-jwt.response')]) {
        answers.sentinel = () => ({ status: 200, body });
        expect(await gatewayError(appJwts.get(account, scope()))).toMatchObject({
          code: 'UPSTREAM_UNAVAILABLE',
        });
      }
      expect(count('sentinel')).toBe(4);
    });
  });

  it('asks nothing for an account without an app', async () => {
    await withLivePerson(async ({ appJwts, scope, calls }) => {
      for (const over of [{ clientId: undefined }, { clientSecret: undefined }]) {
        const error = await gatewayError(appJwts.get(testAccount(over), scope()));
        expect(error).toMatchObject({ code: 'UPSTREAM_CREDENTIALS_REFUSED', outcome: 'NOT_SENT' });
      }
      expect(calls).toEqual([]);
    });
  });

  it('goes on for the others when the first who asked has left', async () => {
    await withLivePerson(async ({ appJwts, scope, answers, count }) => {
      const arrived = signal();
      const hold = signal();
      const usual = answers.sentinel;
      answers.sentinel = async (call) => {
        arrived.resolve();
        await hold.promise;
        return usual(call);
      };
      const caller = new AbortController();
      const first = appJwts.get(account, scope({ callerGone: caller.signal }));
      await arrived.promise;
      const second = appJwts.get(account, scope());
      caller.abort();
      hold.resolve();

      expect(await second).toBe(await first);
      expect(count('sentinel')).toBe(1);
    });
  });
});
