import { describe, expect, it } from '@jest/globals';
import { Places } from '../../../src/server/places.js';

describe('Places', () => {
  it('gives as many as there are, in all and to one', () => {
    const places = new Places({ all: 3, ofOne: 2 });
    const taken = ['a', 'a', 'b'].map((address) => places.take(address));
    expect(taken.every((place) => 'leave' in place)).toBe(true);
    expect(places.take('c')).toEqual({ full: 'all' });
    const [first] = taken;
    if (first && 'leave' in first) {
      first.leave();
      first.leave();
    }
    expect(places.count).toBe(2);
    expect(places.take('a')).toHaveProperty('leave');
    expect(places.count).toBe(3);
  });

  it('refuses one that has its share while others have room', () => {
    const places = new Places({ all: 3, ofOne: 1 });
    places.take('a');
    expect(places.take('a')).toEqual({ full: 'ofOne' });
    expect(places.take('b')).toHaveProperty('leave');
  });
});
