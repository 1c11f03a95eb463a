import { describe, expect, it } from '@jest/globals';
import type { Account } from '../../../src/config/account.js';
import { parseAccounts } from '../../../src/config/parse-accounts.js';

function parse(history: unknown, files: Readonly<Record<string, string>> = {}) {
  const text = JSON.stringify([{ id: '12345678', clientId: 'app', clientSecret: 's', history }]);
  const readFile = (path: string): string => {
    const found = files[path];
    if (found === undefined) throw new Error('no such file');
    return found;
  };
  return parseAccounts(text, readFile, 'managed');
}

function credentialOf(parsed: ReturnType<typeof parse>): Account['history'] {
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.accounts[0]?.history;
}

const oauth1 = {
  consumerKey: 'ck',
  consumerSecret: 'cs-value',
  accessToken: 'at',
  accessTokenSecret: 'ats-value',
};

describe('the history credential of an account', () => {
  it('may be left out', () => {
    expect(credentialOf(parse(undefined))).toBeUndefined();
  });

  it('is the Bearer of a login, in place or in a file', () => {
    const inPlace = credentialOf(parse({ bearerToken: 'b-value' }));
    const inFile = credentialOf(parse({ bearerTokenFile: '/run/b' }, { '/run/b': 'b-value\n' }));
    for (const credential of [inPlace, inFile]) {
      if (credential?.kind !== 'bearer') throw new Error('no bearer');
      expect(credential.token.reveal()).toBe('b-value');
    }
  });

  it('is an API key of OAuth 1.0, its secrets in place or in files', () => {
    const { consumerKey, accessToken } = oauth1;
    const inFiles = { consumerKey, accessToken, consumerSecretFile: '/cs', accessTokenSecretFile: '/ats' };
    const files = { '/cs': 'cs-value', '/ats': 'ats-value' };
    for (const credential of [credentialOf(parse(oauth1)), credentialOf(parse(inFiles, files))]) {
      if (credential?.kind !== 'oauth1') throw new Error('no API key');
      expect([credential.consumerKey, credential.accessToken]).toEqual(['ck', 'at']);
      expect(credential.consumerSecret.reveal()).toBe('cs-value');
      expect(credential.accessTokenSecret.reveal()).toBe('ats-value');
    }
  });

  it('is not shown when its account is printed', () => {
    expect(JSON.stringify(parse(oauth1))).not.toMatch(/-value/);
    expect(JSON.stringify(parse({ bearerToken: 'b-value' }))).not.toMatch(/-value/);
  });

  it.each([
    [
      {},
      [
        'consumerSecret: must be set',
        'accessTokenSecret: must be set',
        'consumerKey: must be set',
        'accessToken: must be set',
      ],
    ],
    [{ ...oauth1, consumerKey: undefined }, ['consumerKey: must be set']],
    [{ ...oauth1, consumerSecretFile: '/cs' }, ['consumerSecretFile: must not stand beside consumerSecret']],
    [
      { ...oauth1, consumerSecret: undefined, consumerSecretFile: '/gone-value' },
      ['consumerSecretFile: must be a file that can be read'],
    ],
    [
      { bearerToken: 'b-value', bearerTokenFile: '/b' },
      ['bearerTokenFile: must not stand beside bearerToken'],
    ],
    [
      { bearerToken: 'b-value', consumerKey: 'ck-value' },
      ['consumerKey: must not stand beside a bearer token'],
    ],
    [{ bearerToken: 'two words-value' }, ['bearerToken: must be a token without spaces']],
    [{ bearerToken: 7 }, ['bearerToken: must be a text']],
    [{ bearerToken: '' }, ['bearerToken: must not be empty']],
  ])('names what is wrong and never shows it: %#', (history, problems) => {
    const parsed = parse(history);
    expect(parsed).toEqual({ problems: problems.map((problem) => `ACCOUNTS_FILE[0].history.${problem}`) });
    expect(JSON.stringify(parsed)).not.toMatch(/-value/);
  });

  it.each([['text-value'], [{ ...oauth1, unknown: 'x-value' }]])('has known members only', (history) => {
    expect(parse(history)).toEqual({
      problems: ['ACCOUNTS_FILE[0].history: must be a history credential with known members only'],
    });
  });
});
