import { describe, expect, it } from '@jest/globals';
import { keepNewest } from '../../../src/cache/keep-newest.js';
import { makeYoungest } from '../../../src/cache/make-youngest.js';

const of = (...names: string[]): Map<string, number> => new Map(names.map((name, at) => [name, at]));

describe('makeYoungest', () => {
  it('has the entry used longest ago make room, once there is little of it', () => {
    const entries = of('a', 'b', 'c');
    makeYoungest(entries, 'a', 0, 3);
    entries.set('d', 3);
    keepNewest(entries, 3);
    expect([...entries.keys()]).toEqual(['c', 'a', 'd']);
  });

  it('leaves a Map alone of which less than half is taken', () => {
    const entries = of('a', 'b', 'c');
    makeYoungest(entries, 'a', 0, 7);
    expect([...entries.keys()]).toEqual(['a', 'b', 'c']);
    makeYoungest(entries, 'a', 0, 6);
    expect([...entries.keys()]).toEqual(['b', 'c', 'a']);
  });
});
