import { describe, expect, it, jest } from '@jest/globals';
import { endAtExpiry } from '../../../src/server/end-at-expiry.js';
import { signal } from '../../support/unit-signal.js';

describe('endAtExpiry', () => {
  it('ends at once what has expired', () => {
    const end = jest.fn();
    endAtExpiry({ expiresAt: 1000 }, () => 1000, end);
    expect(end).toHaveBeenCalledTimes(1);
  });

  it('ends when the time has come', async () => {
    const ended = signal();
    const started = Date.now();
    endAtExpiry({ expiresAt: started + 60 }, Date.now, ended.resolve);
    await ended.promise;
    expect(Date.now() - started).toBeGreaterThanOrEqual(60);
  });

  it('waits for times that no timer holds, and for ever without an expiry', () => {
    jest.useFakeTimers();
    try {
      const end = jest.fn();
      const years = 100 * 86_400_000;
      endAtExpiry({ expiresAt: Date.now() + years }, Date.now, end);
      endAtExpiry({}, Date.now, end);
      jest.advanceTimersByTime(years - 1);
      expect(end).not.toHaveBeenCalled();
      jest.advanceTimersByTime(1);
      expect(end).toHaveBeenCalledTimes(1);
    } finally {
      jest.useRealTimers();
    }
  });

  it('ends nothing that was taken back', () => {
    jest.useFakeTimers();
    try {
      const end = jest.fn();
      endAtExpiry({ expiresAt: Date.now() + 1000 }, Date.now, end)();
      jest.advanceTimersByTime(2000);
      expect(end).not.toHaveBeenCalled();
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });
});
