import { describe, expect, it } from '@jest/globals';
import { TwoAges } from '../../../src/cache/two-ages.js';

describe('TwoAges', () => {
  it('keeps what was set until the ages have changed twice', () => {
    const kept = new TwoAges<number>(10);
    kept.set('a', 1);
    kept.changeAges();
    expect(kept.get('a')).toBe(1);
    kept.set('b', 2);
    kept.changeAges();
    expect([kept.get('a'), kept.get('b')]).toEqual([undefined, 2]);
  });

  it('has the newest value of a name, in whichever age the others are', () => {
    const kept = new TwoAges<number>(10);
    kept.set('a', 1);
    kept.changeAges();
    kept.set('a', 2);
    expect(kept.get('a')).toBe(2);
    kept.delete('a');
    expect(kept.get('a')).toBeUndefined();
  });

  it('never has more than twice as many as may be young', () => {
    const kept = new TwoAges<number>(3);
    for (let n = 0; n < 20; n += 1) kept.set(String(n), n);
    const left = Array.from({ length: 20 }, (_, n) => kept.get(String(n))).filter((n) => n !== undefined);
    expect(left.length).toBeLessThanOrEqual(6);
    expect(left.at(-1)).toBe(19);
    kept.set('19', 0);
    expect(kept.get('19')).toBe(0);
  });
});
