import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCursor, writeCursor } from '../../../src/events/cursor.js';
import { anyText } from '../../support/hostile-json.js';

const keys = fc.record({ accountId: anyText, id: anyText });
/** As the stores write them: a number, or the id of an entry of a stream. */
const positions = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 16n }).map(String),
  fc.tuple(fc.nat(), fc.nat()).map(([ms, number]) => `${ms}-${number}`),
);

describe('cursors', () => {
  it('give back the position that was written, for the conversation that they are of', () => {
    fc.assert(
      fc.property(keys, positions, (key, position) => {
        expect(readCursor(key, writeCursor(key, position))).toBe(position);
      }),
      { numRuns: 1000 },
    );
  });

  it('are of no use for another conversation', () => {
    fc.assert(
      fc.property(keys, keys, positions, (key, other, position) => {
        fc.pre(key.accountId !== other.accountId || key.id !== other.id);
        expect(readCursor(other, writeCursor(key, position))).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it('that nobody wrote lead nowhere, and never to a fault', () => {
    fc.assert(
      fc.property(keys, anyText, (key, text) => {
        expect(readCursor(key, text)).toBeUndefined();
        expect(readCursor(key, Buffer.from(text).toString('base64url'))).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});
