import { describe, expect, it } from '@jest/globals';
import { RetryBudget } from '../../../src/http/retry-budget.js';
import { FakeClock } from '../../support/unit-clock.js';

const takeAll = (budget: RetryBudget): number => {
  let taken = 0;
  while (budget.take()) taken += 1;
  return taken;
};

function budgetOf(percent: number, floor: number) {
  const clock = new FakeClock();
  return { clock, budget: new RetryBudget({ percent, floor, clock: clock.now }) };
}

describe('RetryBudget', () => {
  it('allows a few repetitions however few calls there are', () => {
    expect(takeAll(budgetOf(10, 3).budget)).toBe(3);
  });

  it('allows a share of the calls beyond that', () => {
    const { budget } = budgetOf(10, 3);
    for (let call = 0; call < 100; call += 1) budget.noteCall();

    expect(takeAll(budget)).toBe(13);
  });

  it('forgets what was long ago', () => {
    const { clock, budget } = budgetOf(10, 3);
    for (let call = 0; call < 100; call += 1) budget.noteCall();
    takeAll(budget);

    clock.advance(4999);
    expect(takeAll(budget)).toBe(0);
    clock.advance(5002);
    expect(takeAll(budget)).toBe(3);
    clock.advance(60_000);
    expect(takeAll(budget)).toBe(3);
  });

  it('never repeats more than the share over many seconds of failure', () => {
    const { clock, budget } = budgetOf(10, 0);
    let repeated = 0;
    for (let call = 0; call < 10_000; call += 1) {
      budget.noteCall();
      if (budget.take()) repeated += 1;
      clock.advance(7);
    }

    expect(repeated / 10_000).toBeGreaterThan(0.09);
    expect(repeated / 10_000).toBeLessThan(0.12);
  });
});
