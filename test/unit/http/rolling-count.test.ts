import { describe, expect, it } from '@jest/globals';
import { RollingCount } from '../../../src/http/rolling-count.js';
import { FakeClock } from '../../support/unit-clock.js';

/** A count over two halves of a second each. */
function countRig() {
  const clock = new FakeClock();
  const count = new RollingCount(1000, clock.now);
  const both = () => [count.calls, count.marked];
  return { clock, count, both };
}

describe('RollingCount', () => {
  it('counts calls, and the marked ones among them', () => {
    const { count, both } = countRig();
    count.add(1, 0);
    count.add(1, 1);
    count.add(0, 1);
    expect(both()).toEqual([2, 2]);
  });

  it('remembers each call for a half at least, and for less than a whole', () => {
    const { clock, count, both } = countRig();
    clock.advance(999);
    count.add(1, 1);
    clock.advance(1);
    expect(both()).toEqual([1, 1]);
    clock.advance(999);
    expect(both()).toEqual([1, 1]);
    clock.advance(1);
    expect(both()).toEqual([0, 0]);
  });

  it('adds up the half before and the one that runs', () => {
    const { clock, count, both } = countRig();
    count.add(1, 1);
    clock.advance(1000);
    count.add(1, 0);
    expect(both()).toEqual([2, 1]);
    clock.advance(1000);
    expect(both()).toEqual([1, 0]);
    clock.advance(1000);
    expect(both()).toEqual([0, 0]);
  });

  it('keeps its halves where they are, however late it is asked', () => {
    const { clock, count, both } = countRig();
    clock.advance(1700);
    count.add(1, 1);
    clock.advance(300);
    expect(both()).toEqual([1, 1]);
    clock.advance(999);
    expect(both()).toEqual([1, 1]);
    clock.advance(1);
    expect(both()).toEqual([0, 0]);
  });

  it('begins a half when it hears something again after a long silence', () => {
    const { clock, count, both } = countRig();
    count.add(1, 1);
    clock.advance(5500);
    count.add(1, 0);
    expect(both()).toEqual([1, 0]);
    clock.advance(999);
    count.add(1, 0);
    clock.advance(1);
    expect(both()).toEqual([2, 0]);
    clock.advance(1000);
    expect(both()).toEqual([0, 0]);
  });

  it('begins anew when it is told to forget', () => {
    const { clock, count, both } = countRig();
    count.add(1, 1);
    clock.advance(1200);
    count.add(1, 1);
    count.forget();
    expect(both()).toEqual([0, 0]);
    count.add(1, 1);
    clock.advance(1999);
    expect(both()).toEqual([1, 1]);
    clock.advance(1);
    expect(both()).toEqual([0, 0]);
  });
});
