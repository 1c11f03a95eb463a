import { describe, expect, it } from '@jest/globals';
import { parseSandboxAccounts } from '../../../src/config/parse-sandbox-accounts.js';

const account = { id: 'le81823118', clientId: 'app', clientSecret: 'secret' };

describe('parseSandboxAccounts', () => {
  it('reads a list of accounts', () => {
    const accounts = [account, { ...account, id: '12345678' }];

    expect(parseSandboxAccounts(JSON.stringify(accounts))).toEqual(accounts);
  });

  it.each([
    ['no JSON', '[{'],
    ['no list', JSON.stringify(account)],
    ['an empty list', '[]'],
    ['null', '[null]'],
    ['no app', JSON.stringify([{ ...account, clientId: undefined }])],
    ['an empty secret', JSON.stringify([{ ...account, clientSecret: '' }])],
    ['a number as id', JSON.stringify([{ ...account, id: 12345678 }])],
    ['a path as id', JSON.stringify([{ ...account, id: '../1' }])],
    ['one good and one bad', JSON.stringify([account, {}])],
  ])('does not read %s', (_what, text) => {
    expect(parseSandboxAccounts(text)).toBeUndefined();
  });
});
