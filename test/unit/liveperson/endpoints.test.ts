import { describe, expect, it } from '@jest/globals';
import {
  appJwtPath,
  baseUrisPath,
  consumerJwsPath,
  conversationPath,
} from '../../../src/liveperson/endpoints.js';
import { accountIdForm } from '../../../src/liveperson/account-id.js';
import { fixture } from '../../support/unit-fixture.js';

interface Index {
  readonly fixtures: readonly { readonly file: string; readonly endpoint: string | null }[];
}

/** The documented path of a sample, for account 12345678. */
function pathOf(name: string): string {
  const { fixtures } = fixture<Index>('index');
  const endpoint = fixtures.find(({ file }) => file === `${name}.json`)?.endpoint ?? '';
  return endpoint.replace(/^\w+ (https:\/\/[^/]+|\{\w+\})/, '').replace('{accountId}', '12345678');
}

describe('endpoints', () => {
  it('ask the Domain API for all services', () => {
    expect(baseUrisPath('12345678')).toBe(pathOf('domain-base-uris.documented.response'));
  });

  it('ask IDP for a ConsumerJWS', () => {
    expect(consumerJwsPath('12345678')).toBe(pathOf('consumer-jws.request'));
  });

  it('open a conversation with version 3', () => {
    expect(conversationPath('12345678')).toBe(pathOf('create-conversation.minimal.request'));
  });

  it('ask Sentinel for an AppJWT with the path and query of the sample', () => {
    const { path, query } = fixture<{ path: string; query: Record<string, string> }>(
      'http.app-jwt.v1.request',
    );
    const url = new URL(appJwtPath('12345678'), 'https://sentinel.example');

    expect(url.pathname).toBe(path.replace('{accountId}', '12345678'));
    expect(Object.fromEntries(url.searchParams)).toEqual(query);
  });

  it.each([baseUrisPath, appJwtPath, consumerJwsPath, conversationPath])(
    'keep a hostile account id inside its segment (%#)',
    (path) => {
      const segments = (text: string): number =>
        new URL(text, 'https://h.example').pathname.split('/').length;

      for (const id of ['a/b', 'a?b', 'a#b', 'a%2fb', 'a\r\nb', 'a b']) {
        expect(segments(path(id))).toBe(segments(path('1')));
        expect(path(id)).toMatch(/^[\x21-\x7e]+$/);
      }
    },
  );
});

describe('accountIdForm', () => {
  it.each(['12345678', 'le81823118', 'a', 'a'.repeat(64)])('accepts %s', (id) => {
    expect(accountIdForm.test(id)).toBe(true);
  });

  it.each(['', '../1', 'a%2fb', 'a?b', 'a#b', 'a\n', 'a b', 'é', 'a'.repeat(65), 'a'.repeat(300)])(
    'refuses %j',
    (id) => {
      expect(accountIdForm.test(id)).toBe(false);
    },
  );
});
