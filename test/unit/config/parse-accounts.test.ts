import { describe, expect, it, jest } from '@jest/globals';
import { parseAccounts } from '../../../src/config/parse-accounts.js';
import type { Account } from '../../../src/config/account.js';
import type { CredentialsMode } from '../../../src/config/config.js';
import { files, noFiles } from './accounts-text.js';

const complete = { id: '12345678', clientId: 'app', clientSecret: 'secret' };

function accounts(text: string, readFile = noFiles, mode: CredentialsMode = 'managed'): readonly Account[] {
  const parsed = parseAccounts(text, readFile, mode);
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.accounts;
}
function problems(data: unknown, readFile = noFiles, mode: CredentialsMode = 'managed'): readonly string[] {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  const parsed = parseAccounts(text, readFile, mode);
  return 'problems' in parsed ? parsed.problems : [];
}
/** A secret in the clear, for comparison. */
const revealed = ({ clientSecret, previousClientSecrets, ...rest }: Account) => ({
  ...rest,
  clientSecret: clientSecret?.reveal(),
  previousClientSecrets: previousClientSecrets.map((secret) => secret.reveal()),
});

describe('parseAccounts', () => {
  const expected = {
    id: '12345678',
    clientId: 'app',
    clientSecret: 'new',
    previousClientSecrets: ['old', 'older'],
    domainApiUrl: 'https://api.example',
    consumerJwsPublicKey: undefined,
  };

  it('reads JSON', () => {
    const text = JSON.stringify([{ ...expected, consumerJwsPublicKey: undefined }]);

    expect(accounts(text).map(revealed)).toEqual([expected]);
  });

  it('reads YAML', () => {
    const text = `
# two secrets while the new one is rolled out
- id: "12345678"
  clientId: app
  clientSecret: new
  previousClientSecrets: [old, older]
  domainApiUrl: https://api.example
`;
    expect(accounts(text).map(revealed)).toEqual([expected]);
  });

  it('reads a secret and a key from files, without the line break at their end', () => {
    const readFile = files({ '/secret': 'from a file\n', '/key': '-----BEGIN PUBLIC KEY-----\nabc\n' });
    const text = JSON.stringify([
      { id: '1', clientId: 'app', clientSecretFile: '/secret', consumerJwsPublicKeyFile: '/key' },
    ]);

    const [account] = accounts(text, readFile).map(revealed);

    expect(account?.clientSecret).toBe('from a file');
    expect(account?.consumerJwsPublicKey).toBe('-----BEGIN PUBLIC KEY-----\nabc');
  });

  it('needs no app where callers forward their own tokens', () => {
    expect(accounts('[{"id":"1"},{"id":"2"}]', noFiles, 'forwarded').map(({ id }) => id)).toEqual(['1', '2']);
  });

  it.each([
    ['an empty file', '', 'ACCOUNTS_FILE: must be a list of accounts'],
    ['an empty list', [], 'ACCOUNTS_FILE: must name an account'],
    ['one account alone', complete, 'ACCOUNTS_FILE: must be a list of accounts'],
    ['a list of texts', ['12345678'], 'ACCOUNTS_FILE[0]: must be an account with known members only'],
    ['broken YAML', '- id: [', 'ACCOUNTS_FILE: is neither JSON nor YAML'],
    ['a repeated member', '- id: a\n  id: b\n', 'ACCOUNTS_FILE: is neither JSON nor YAML'],
    [
      'an unknown member',
      [{ ...complete, client_secret: 'x' }],
      'ACCOUNTS_FILE[0]: must be an account with known members only',
    ],
    [
      'no id',
      [{ ...complete, id: undefined }],
      'ACCOUNTS_FILE[0].id: must be an account id of letters and digits',
    ],
    [
      'an id that is a path',
      [{ ...complete, id: '../1' }],
      'ACCOUNTS_FILE[0].id: must be an account id of letters and digits',
    ],
    ['an empty app id', [{ ...complete, clientId: '' }], 'ACCOUNTS_FILE[0].clientId: must not be empty'],
    [
      'an empty secret',
      [{ ...complete, clientSecret: '' }],
      'ACCOUNTS_FILE[0].clientSecret: must not be empty',
    ],
    [
      'a number as secret',
      [{ ...complete, clientSecret: 5 }],
      'ACCOUNTS_FILE[0].clientSecret: must be a text',
    ],
    ['no app', [{ ...complete, clientId: undefined }], 'ACCOUNTS_FILE[0].clientId: must be set'],
    ['no secret', [{ ...complete, clientSecret: undefined }], 'ACCOUNTS_FILE[0].clientSecret: must be set'],
    [
      'old secrets that are no list',
      [{ ...complete, previousClientSecrets: 'old' }],
      'ACCOUNTS_FILE[0].previousClientSecrets: must be a list',
    ],
    [
      'a Domain API with a path',
      [{ ...complete, domainApiUrl: 'https://host/path' }],
      'ACCOUNTS_FILE[0].domainApiUrl: must be an address such as https://host',
    ],
    [
      'a Domain API with a user',
      [{ ...complete, domainApiUrl: 'https://user:word@host' }],
      'ACCOUNTS_FILE[0].domainApiUrl: must be an address such as https://host',
    ],
    [
      'a Domain API with a query',
      [{ ...complete, domainApiUrl: 'https://host?x=1' }],
      'ACCOUNTS_FILE[0].domainApiUrl: must be an address such as https://host',
    ],
    ['an id named twice', [complete, complete], 'ACCOUNTS_FILE[1].id: must not be named twice'],
  ])('refuses %s', (_what, data, problem) => {
    expect(problems(data)).toEqual([problem]);
  });

  it('refuses a secret beside its file', () => {
    const readFile = files({ '/secret': 'x' });

    expect(problems([{ ...complete, clientSecretFile: '/secret' }], readFile)).toEqual([
      'ACCOUNTS_FILE[0].clientSecretFile: must not stand beside clientSecret',
    ]);
  });

  it('refuses a file that cannot be read, and one that is empty', () => {
    const entry = { id: '1', clientId: 'app' };

    expect(problems([{ ...entry, clientSecretFile: '/nowhere' }])).toContain(
      'ACCOUNTS_FILE[0].clientSecretFile: must be a file that can be read',
    );
    expect(problems([{ ...entry, clientSecretFile: '/blank' }], files({ '/blank': ' \n' }))).toContain(
      'ACCOUNTS_FILE[0].clientSecretFile: must not be empty',
    );
    expect(problems([{ ...complete, consumerJwsPublicKeyFile: '/nowhere' }])).toEqual([
      'ACCOUNTS_FILE[0].consumerJwsPublicKeyFile: must be a file that can be read',
    ]);
  });

  it('names every problem at once, by place', () => {
    const data = [{ id: '' }, { ...complete, clientId: 5, previousClientSecrets: [''] }, null];

    const places = problems(data).map((problem) => problem.replace(/: .*/, ''));

    expect(places.sort()).toEqual([
      'ACCOUNTS_FILE[0].id',
      'ACCOUNTS_FILE[1].clientId',
      'ACCOUNTS_FILE[1].previousClientSecrets[0]',
      'ACCOUNTS_FILE[2]',
    ]);
  });

  const secret = 'hunter2-SECRET';
  it.each([
    ['a broken file', `- clientSecret: [${secret}`],
    ['an unknown member', JSON.stringify([{ ...complete, [secret]: secret }])],
    [
      'values of the wrong kind',
      JSON.stringify([{ id: [secret], clientId: { secret }, domainApiUrl: secret }]),
    ],
    [
      'an account named twice',
      JSON.stringify([
        { ...complete, id: secret },
        { ...complete, id: secret },
      ]),
    ],
    ['a file that is missing', JSON.stringify([{ id: '1', clientId: 'a', clientSecretFile: `/${secret}` }])],
    ['an alias to nowhere', `- clientSecret: *${secret}`],
    ['a text alone', secret],
  ])('never shows what stands in %s', (_what, text) => {
    const found = problems(text);

    expect(found.length).toBeGreaterThan(0);
    expect(found.join()).not.toContain(secret);
  });

  it('says nothing on the side about a tag that it does not know', () => {
    const emitWarning = jest.spyOn(process, 'emitWarning');

    parseAccounts(`- clientSecret: !unknown ${secret}`, noFiles, 'managed');
    const warnings = emitWarning.mock.calls;
    emitWarning.mockRestore();

    expect(warnings).toEqual([]);
  });
});
