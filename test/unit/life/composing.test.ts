import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Composing } from '../../../src/conversations/composing.js';

const pauses = () => jest.fn(() => Promise.resolve());

describe('Composing', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('pauses after the quiet time, once', () => {
    const composing = new Composing(1000);
    const pause = pauses();
    composing.begun('ann', pause);

    jest.advanceTimersByTime(999);
    expect(pause).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(pause).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(10_000);
    expect(pause).toHaveBeenCalledTimes(1);
  });

  it('counts the quiet time from the newest COMPOSING', () => {
    const composing = new Composing(1000);
    const [first, second] = [pauses(), pauses()];
    composing.begun('ann', first);
    jest.advanceTimersByTime(900);
    composing.begun('ann', second);

    jest.advanceTimersByTime(999);
    expect(second).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(second).toHaveBeenCalledTimes(1);
    expect(first).not.toHaveBeenCalled();
  });

  it('does nothing after another state', async () => {
    const composing = new Composing(1000);
    const pause = pauses();
    composing.begun('ann', pause);
    composing.ended('ann');

    jest.advanceTimersByTime(10_000);
    await composing.pauseNow('ann');
    await composing.pauseAll();

    expect(pause).not.toHaveBeenCalled();
  });

  it('pauses at once when asked, and not again', async () => {
    const composing = new Composing(1000);
    const pause = pauses();
    composing.begun('ann', pause);

    await composing.pauseNow('ann');
    await composing.pauseNow('ann');
    jest.advanceTimersByTime(10_000);

    expect(pause).toHaveBeenCalledTimes(1);
  });

  it('keeps dialogs apart', async () => {
    const composing = new Composing(1000);
    const [ann, bob] = [pauses(), pauses()];
    composing.begun('ann', ann);
    composing.begun('bob', bob);

    await composing.pauseNow('ann');

    expect(ann).toHaveBeenCalledTimes(1);
    expect(bob).not.toHaveBeenCalled();
  });

  it('pauses everything that is outstanding when its process goes away', async () => {
    const composing = new Composing(1000);
    const [ann, bob, eve] = [pauses(), pauses(), pauses()];
    composing.begun('ann', ann);
    composing.begun('bob', bob);
    composing.begun('eve', eve);
    composing.ended('eve');

    await composing.pauseAll();

    expect([ann, bob, eve].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0]);
    jest.advanceTimersByTime(10_000);
    expect(ann).toHaveBeenCalledTimes(1);
  });

  it('never fails: typing is best effort', async () => {
    const composing = new Composing(1000);
    const broken = jest.fn(() => Promise.reject(new Error('LivePerson is gone')));
    composing.begun('ann', broken);

    await expect(composing.pauseNow('ann')).resolves.toBeUndefined();
    composing.begun('ann', broken);
    await expect(composing.pauseAll()).resolves.toBeUndefined();
    composing.begun('ann', broken);
    await jest.advanceTimersByTimeAsync(1000);

    expect(broken).toHaveBeenCalledTimes(3);
  });

  it('keeps no process alive', () => {
    jest.useRealTimers();
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const composing = new Composing(60_000);

    composing.begun('ann', pauses());

    // A timer that is unref'd is not listed as active.
    expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout')).toHaveLength(before);
    composing.ended('ann');
  });
});
