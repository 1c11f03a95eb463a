import { describe, expect, it } from '@jest/globals';
import { LoadWatch } from '../../../src/server/load-watch.js';
import type { LoopDelays } from '../../../src/server/load-watch.js';

/** Turns of an event loop, each as late as a test says; an idle one is 20 ms. */
function turns() {
  let seen: number[] = [];
  const delays: LoopDelays = {
    enable: () => true,
    disable: () => true,
    reset: () => {
      seen = [];
    },
    percentile: (share) => [...seen].sort((a, b) => a - b)[Math.ceil((share / 100) * seen.length) - 1] ?? 0,
    get count() {
      return seen.length;
    },
  };
  const are = (...ms: readonly number[]): void => void seen.push(...ms.map((one) => one * 1e6));
  return { delays, are };
}

describe('LoadWatch', () => {
  const limits = { mostInFlight: 10, loopDelayMs: 250 };

  it('lets in as many as may be answered at once', () => {
    const watch = new LoadWatch(limits, turns().delays);
    const leaves = Array.from({ length: 10 }, () => watch.enter());

    expect(leaves.every((leave) => leave !== undefined)).toBe(true);
    expect(watch.enter()).toBeUndefined();
    leaves[0]?.();
    expect(watch.enter()).toBeDefined();
  });

  it('is overloaded a little before it is full', () => {
    const watch = new LoadWatch(limits, turns().delays);
    for (let n = 0; n < 8; n += 1) watch.enter();
    expect(watch.isOverloaded).toBe(false);

    const leave = watch.enter();
    expect(watch.isOverloaded).toBe(true);
    leave?.();
    expect(watch.isOverloaded).toBe(false);
  });

  it('is overloaded when the event loop is usually late, and only as long', () => {
    const { delays, are } = turns();
    const watch = new LoadWatch(limits, delays);
    are(300, 280, 275, 400, 271);
    watch.look();
    expect(watch.isOverloaded).toBe(true);

    are(20, 20, 20, 20, 400);
    watch.look();
    expect(watch.isOverloaded).toBe(false);
  });

  it('takes one long turn for no overload', () => {
    const { delays, are } = turns();
    const watch = new LoadWatch(limits, delays);
    are(5000);
    watch.look();
    expect(watch.isOverloaded).toBe(false);

    are(20, 20, 20, 20);
    watch.look();
    expect(watch.isOverloaded).toBe(false);
  });

  it('measures the real event loop, and ends', () => {
    const watch = new LoadWatch(limits);
    const stop = watch.start();

    expect(watch.isOverloaded).toBe(false);
    stop();
  });
});
