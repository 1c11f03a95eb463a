import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isoText } from '../../../src/graphql/iso-text.js';

const lastMs = 8_640_000_000_000_000;

describe('isoText', () => {
  it('writes every moment as Date does', () => {
    const moment = fc.oneof(
      fc.integer({ min: 0, max: 4_102_444_800_000 }),
      fc.integer({ min: -lastMs, max: lastMs }),
      fc.double({ min: 0, max: 4_102_444_800_000, noNaN: true }),
    );
    fc.assert(
      fc.property(moment, (ms) => {
        expect(isoText(ms)).toBe(new Date(ms).toISOString());
      }),
      { numRuns: 5000 },
    );
  });

  it.each([0, 1, 999, 1000, 86_399_999, 86_400_000, 951_782_399_999, 951_782_400_000, 253_402_300_799_999])(
    'writes %d as Date does',
    (ms) => {
      expect(isoText(ms)).toBe(new Date(ms).toISOString());
    },
  );

  it('refuses what is no moment as Date does', () => {
    expect(() => isoText(NaN)).toThrow(RangeError);
    expect(() => isoText(lastMs + 1)).toThrow(RangeError);
  });
});
