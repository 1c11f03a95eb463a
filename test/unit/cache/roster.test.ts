import { describe, expect, it } from '@jest/globals';
import { Roster } from '../../../src/cache/roster.js';

describe('Roster', () => {
  it('knows who is here, whoever came and went between', () => {
    const roster = new Roster<{ readonly name: string }>();
    const [a, b, c] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];

    const place = roster.enter(a);
    roster.enter(b);
    roster.leave(place);
    roster.enter(c);

    expect(new Set(roster.all())).toEqual(new Set([b, c]));
  });

  it('takes no more places than there were at once', () => {
    const roster = new Roster<object>();
    const places = Array.from({ length: 1000 }, () => {
      const place = roster.enter({});
      roster.leave(place);
      return place;
    });

    expect(new Set(places)).toEqual(new Set([0]));
    expect(roster.all()).toEqual([]);
  });
});
