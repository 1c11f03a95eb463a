import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { keyPart } from '../../../src/store/key-part.js';

const expected = (id: string): string =>
  /^[A-Za-z0-9_.-]{1,128}$/.test(id) ? id : `~${createHash('sha256').update(id).digest('base64url')}`;

describe('keyPart', () => {
  it('is the id where it is short and plain, else its hash, whichever ids came before', () => {
    const id = fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9_.-]{0,130}$/),
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.constantFrom('', 'a', 'b', 'a b', 'a'.repeat(64), 'a'.repeat(128), 'a'.repeat(129)),
    );
    fc.assert(
      fc.property(fc.array(id, { maxLength: 30 }), (ids) => {
        for (const one of [...ids, ...ids]) expect(keyPart(one)).toBe(expected(one));
      }),
      { numRuns: 300 },
    );
  });

  it('is a hash for nothing, and for what could be taken for two parts', () => {
    expect(keyPart('')).toMatch(/^~/);
    expect(keyPart('a b')).toMatch(/^~/);
  });
});
