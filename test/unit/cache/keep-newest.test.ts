import { describe, expect, it } from '@jest/globals';
import { keepNewest } from '../../../src/cache/keep-newest.js';

describe('the newest entries', () => {
  it('stay: never more than the most, and hardly fewer', () => {
    const entries = new Map<number, string>();
    const sizes = new Set<number>();
    for (let n = 0; n < 5000; n += 1) {
      entries.set(n, 'value');
      keepNewest(entries, 1000);
      sizes.add(entries.size);
      if (n % 500 === 0) expect(entries.has(Math.max(0, n - 980))).toBe(true);
    }
    expect(Math.max(...sizes)).toBe(1000);
    expect([...entries.keys()]).toEqual(
      Array.from({ length: entries.size }, (_, n) => 5000 - entries.size + n),
    );
    expect(entries.size).toBeGreaterThan(980);
  });

  it('are exactly so many where there are few', () => {
    const entries = new Set([1, 2, 3, 4, 5]);
    keepNewest(entries, 3);
    expect([...entries]).toEqual([3, 4, 5]);
    keepNewest(entries, 0);
    expect([...entries]).toEqual([]);
  });
});
