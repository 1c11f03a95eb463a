import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { PersistedDocuments } from '../../../src/graphql/persisted-documents.js';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const named = (sha256Hash: unknown, version: unknown = 1) => ({ persistedQuery: { version, sha256Hash } });
const [a, b, c] = ['{ a }', '{ b }', '{ c }'];
const listed = new Map([
  [hashOf(a), a],
  ['own-id', b],
]);

describe('PersistedDocuments', () => {
  const open = new PersistedDocuments({ listed, isClosed: false });
  const closed = new PersistedDocuments({ listed, isClosed: true });

  it('leaves alone what names nothing', () => {
    for (const query of [c, undefined, null, 5, ''])
      for (const extensions of [undefined, null, {}, { persistedQuery: null }])
        expect(open.resolve({ query, extensions })).toBe(query);
  });

  it('finds what is listed, by its id, with or without its text', () => {
    for (const documents of [open, closed]) {
      for (const query of [undefined, null, '']) {
        expect(documents.resolve({ query, extensions: named(hashOf(a)) })).toBe(a);
        expect(documents.resolve({ query, extensions: named('own-id') })).toBe(b);
      }
      expect(documents.resolve({ query: a, extensions: named(hashOf(a)) })).toBe(a);
      expect(documents.resolve({ query: b, extensions: named('own-id') })).toBe(b);
      expect(documents.resolve({ query: b, extensions: named(hashOf(b)) })).toBe(b);
      expect(documents.resolve({ query: b })).toBe(b);
    }
  });

  it('refuses what is not listed where only that is answered, unless the caller may send any', () => {
    const notFound = expect.objectContaining({ code: 'PERSISTED_QUERY_NOT_FOUND', outcome: 'NOT_SENT' });
    for (const asked of [{ query: c }, { query: c, extensions: named(hashOf(c)) }, { query: `${a} ` }])
      expect(() => closed.resolve(asked)).toThrow(notFound);
    expect(closed.resolve({ query: c }, true)).toBe(c);
    expect(() => closed.resolve({ extensions: named(hashOf(`${a} `)) })).toThrow(notFound);
  });

  it.each([
    named('x', 2),
    named(5),
    named(''),
    named('x'.repeat(129)),
    { persistedQuery: 'x' },
    { persistedQuery: [] },
    named({ toString: () => hashOf(a) }),
  ])('refuses a hash of another form: %j', (extensions) => {
    expect(() => open.resolve({ extensions })).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }));
  });

  it('refuses a document under the hash of another, and does not learn it', () => {
    const documents = new PersistedDocuments({ listed, isClosed: false });
    for (const hash of [hashOf(a), hashOf(c).toUpperCase(), 'own-id'])
      expect(() => documents.resolve({ query: c, extensions: named(hash) })).toThrow(
        expect.objectContaining({ code: 'BAD_REQUEST' }),
      );
    expect(() => documents.resolve({ extensions: named(hashOf(c)) })).toThrow('PersistedQueryNotFound');
  });

  it('learns documents that come with their hash, as many as there is room for', () => {
    const documents = new PersistedDocuments({ listed, isClosed: false, mostLearned: 12 });
    const learn = (query: string) => documents.resolve({ query, extensions: named(hashOf(query)) });
    const knows = (query: string): boolean => {
      try {
        return documents.resolve({ extensions: named(hashOf(query)) }) === query;
      } catch {
        return false;
      }
    };
    const [one, two, three] = ['{ 1 }', '{ 2 }', '{ 3 }'];
    learn(one);
    learn(two);
    learn(two);
    expect([knows(one), knows(two)]).toEqual([true, true]);
    learn(three);
    expect([knows(one), knows(two), knows(three)]).toEqual([false, true, true]);
    learn('{ too long to keep }');
    expect([knows('{ too long to keep }'), knows(two)]).toEqual([false, true]);
  });
});
