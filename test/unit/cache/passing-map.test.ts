import { describe, expect, it } from '@jest/globals';
import { PassingMap } from '../../../src/cache/passing-map.js';

describe('PassingMap', () => {
  it('keeps the newest of a name until it is let go', () => {
    const map = new PassingMap<number>();

    map.set('a', 1);
    map.set('a', 2);
    expect(map.get('a')).toBe(2);

    map.delete('a');
    map.delete('a');
    expect(map.get('a')).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString', '0', ''])('takes %j for a name like any other', (name) => {
    const map = new PassingMap<number>();

    expect(map.get(name)).toBeUndefined();
    map.set(name, 1);
    expect(map.get(name)).toBe(1);
    map.delete(name);
    expect(map.get(name)).toBeUndefined();
  });
});
