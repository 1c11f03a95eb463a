import { describe, expect, it } from '@jest/globals';
import type { Environment } from '../../../src/config/read-settings.js';
import { files, noFiles } from './accounts-text.js';
import { anyone, config, problems, withAccounts } from './config-of.js';

const jwks = { CALLER_JWKS_URL: 'https://login.example/keys' };

describe('parseConfig, about settings that do not fit together', () => {
  const conflicts: readonly (readonly [string, Environment, string])[] = [
    ['no account and no sandbox', { SANDBOX: 'off', ...anyone }, 'ACCOUNTS_FILE'],
    ['an accounts file that cannot be read', { ...anyone, ACCOUNTS_FILE: '/nowhere' }, 'ACCOUNTS_FILE'],
    [
      'callers nobody asks who they are',
      { ACCOUNTS_FILE: '/accounts', CALLER_AUTH: 'none' },
      'ALLOW_ANONYMOUS',
    ],
    ['jwt without a key', { ACCOUNTS_FILE: '/accounts', CALLER_AUTH: 'jwt' }, 'CALLER_JWKS_URL'],
    ['jwt by default, without a key', { ACCOUNTS_FILE: '/accounts' }, 'CALLER_JWKS_URL'],
    [
      'two sources of keys',
      { CALLER_AUTH: 'jwt', ...jwks, CALLER_PUBLIC_KEY_FILE: '/k' },
      'CALLER_PUBLIC_KEY_FILE',
    ],
    [
      'a key that cannot be read',
      { CALLER_AUTH: 'jwt', CALLER_PUBLIC_KEY_FILE: '/k' },
      'CALLER_PUBLIC_KEY_FILE',
    ],
    [
      'a key that is none',
      { ACCOUNTS_FILE: '/accounts', CALLER_PUBLIC_KEY_FILE: '/accounts' },
      'CALLER_PUBLIC_KEY_FILE',
    ],
    [
      'plain keys',
      { ACCOUNTS_FILE: '/accounts', CALLER_JWKS_URL: 'http://login.example/' },
      'CALLER_JWKS_URL',
    ],
    ['a secret file that cannot be read', { ROUTER_TOKEN_FILE: '/nowhere' }, 'ROUTER_TOKEN_FILE'],
    [
      'a secret twice',
      { ROUTER_TOKEN: '0123456789abcdef', ROUTER_TOKEN_FILE: '/accounts' },
      'ROUTER_TOKEN_FILE',
    ],
    ['jwt beside forwarded', { CALLER_AUTH: 'jwt', CREDENTIALS: 'forwarded' }, 'CALLER_AUTH'],
    ['a plain Domain API', { ...withAccounts, DOMAIN_API_URL: 'http://api.example' }, 'DOMAIN_API_URL'],
    [
      'a plain Domain API where loopback is off',
      { DOMAIN_API_URL: 'http://api.example', ALLOW_LOOPBACK_UPSTREAM: 'off' },
      'DOMAIN_API_URL',
    ],
    ['sandbox accounts that are no JSON', { SANDBOX_ACCOUNTS: '[{' }, 'SANDBOX_ACCOUNTS'],
    ['no sandbox account', { SANDBOX_ACCOUNTS: '[]' }, 'SANDBOX_ACCOUNTS'],
    ['an incomplete sandbox account', { SANDBOX_ACCOUNTS: '[{"id":"1"}]' }, 'SANDBOX_ACCOUNTS'],
  ];

  it.each(conflicts)('refuses %s', (_what, env, name) => {
    const found = problems(env);

    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${name}: `));
  });

  it('refuses other documents than those of a list only where there is a list', () => {
    expect(problems({ PERSISTED_ONLY: 'true' }, noFiles)).toEqual([
      'PERSISTED_MANIFEST: must be set when PERSISTED_ONLY is on',
    ]);
  });

  it('allows plain http to the Domain API where loopback is allowed', () => {
    const env = { ...withAccounts, ALLOW_LOOPBACK_UPSTREAM: 'true', DOMAIN_API_URL: 'http://127.0.0.1:4010' };

    expect(config(env).upstream).toMatchObject({
      domainApiUrl: 'http://127.0.0.1:4010',
      allowLoopback: true,
    });
  });

  it('refuses an account with a plain Domain API of its own unless loopback is allowed', () => {
    const own = [{ id: '1', clientId: 'a', clientSecret: 's', domainApiUrl: 'http://127.0.0.1:4010' }];
    const file = files({ '/accounts': JSON.stringify(own) });

    expect(problems(withAccounts, file)).toEqual([
      'ACCOUNTS_FILE[0].domainApiUrl: must be https unless ALLOW_LOOPBACK_UPSTREAM is on',
    ]);
    expect(problems({ ...withAccounts, ALLOW_LOOPBACK_UPSTREAM: 'on' }, file)).toEqual([]);
  });

  it('names every problem at once', () => {
    const bad = files({ '/accounts': '[{ "id": "1", "clientId": "" }, 5]' });
    const env = {
      ACCOUNTS_FILE: '/accounts',
      PORT: 'x',
      LOG_LEVEL: 'x',
      DOMAIN_API_URL: 'x',
      CREDENTIALS: 'x',
      REDIS_URL: 'x',
      SANDBOX_ACCOUNTS: 'x',
    };

    const names = problems(env, bad).map((problem) => problem.replace(/: .*/s, ''));

    expect(names.sort()).toEqual([
      'ACCOUNTS_FILE[0].clientId',
      'ACCOUNTS_FILE[1]',
      'CALLER_JWKS_URL',
      'CREDENTIALS',
      'DOMAIN_API_URL',
      'LOG_LEVEL',
      'PORT',
      'REDIS_URL',
      'SANDBOX_ACCOUNTS',
    ]);
  });
});
