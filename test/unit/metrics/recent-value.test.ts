import { describe, expect, it } from '@jest/globals';
import { recentValue } from '../../../src/metrics/recent-value.js';
import { signal } from '../../support/unit-signal.js';

const options = { keepMs: 60_000, deadlineMs: 20 };

describe('recentValue', () => {
  it('reads once for all who ask while the value is fresh', async () => {
    let readings = 0;
    const read = recentValue(() => Promise.resolve((readings += 1)), options);
    expect(await Promise.all([read(), read()])).toEqual([1, 1]);
    expect(await read()).toBe(1);
  });

  it('reads again when the value is old', async () => {
    let readings = 0;
    const read = recentValue(() => Promise.resolve((readings += 1)), { ...options, keepMs: 0 });
    expect([await read(), await read()]).toEqual([1, 2]);
  });

  it('gives up at the deadline, without a second reading beside one that hangs', async () => {
    const hanging = signal<number>();
    let readings = 0;
    const read = recentValue(() => {
      readings += 1;
      return hanging.promise;
    }, options);
    expect([await read(), await read()]).toEqual([undefined, undefined]);
    expect(readings).toBe(1);
    hanging.resolve(7);
    await hanging.promise;
    expect(await read()).toBe(7);
  });

  it('gives undefined for a reading that failed, and tries again', async () => {
    let readings = 0;
    const read = recentValue(() => {
      readings += 1;
      return readings === 1 ? Promise.reject(new Error('down')) : Promise.resolve(readings);
    }, options);
    expect([await read(), await read()]).toEqual([undefined, 2]);
  });
});
