import { describe, expect, it } from '@jest/globals';
import { MemoryRate } from '../../../src/store/memory-rate.js';

describe('MemoryRate', () => {
  it('tells no more keys apart than it may, and goes on counting those that it knows', async () => {
    const rate = new MemoryRate(2, 3);
    for (const key of ['a', 'b', 'c']) expect(await rate.spend(key)).toBe(0);
    // Who comes now shares one count.
    expect([await rate.spend('d'), await rate.spend('e')]).toEqual([0, 0]);
    expect(await rate.spend('f')).toBeGreaterThan(0);
    expect(await rate.spend('a')).toBe(0);
    expect(await rate.spend('a')).toBeGreaterThan(0);
  });
});
