import { describe, expect, it, jest } from '@jest/globals';
import { ExpiringCache } from '../../../src/cache/expiring-cache.js';
import type { ExpiringCacheOptions } from '../../../src/cache/expiring-cache.js';
import { FakeClock } from '../../support/unit-clock.js';
import { signal } from '../../support/unit-signal.js';

class NoSuchThing extends Error {}

function cacheAt(clock: FakeClock, over: Partial<ExpiringCacheOptions<string>> = {}): ExpiringCache<string> {
  return new ExpiringCache({
    now: clock.now,
    maxEntries: 3,
    ttlMs: () => 1000,
    staleMs: () => 5000,
    negativeTtlMs: 200,
    isAnswer: (error) => error instanceof NoSuchThing,
    ...over,
  });
}
const gives = (value: string) => jest.fn(() => Promise.resolve(value));
const fails = (error: Error) => jest.fn(() => Promise.reject<string>(error));

describe('ExpiringCache', () => {
  it('loads a value once while it is fresh, and again when its time is over', async () => {
    const clock = new FakeClock();
    const cache = cacheAt(clock);
    const load = gives('a');

    await cache.get('k', load);
    clock.advance(999);
    expect(await cache.get('k', load)).toBe('a');
    expect(cache.peek('k')).toBe('a');
    expect(load).toHaveBeenCalledTimes(1);
    clock.advance(1);
    expect(cache.peek('k')).toBeUndefined();
    await cache.get('k', load);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('takes the time to live from the value', async () => {
    const clock = new FakeClock();
    const cache = cacheAt(clock, { ttlMs: Number });

    await cache.get('long', gives('5000'));
    await cache.get('short', gives('50'));
    clock.advance(50);

    expect([cache.peek('long'), cache.peek('short')]).toEqual(['5000', undefined]);
  });

  it('shares one load among all who wait, and none with another key', async () => {
    const cache = cacheAt(new FakeClock());
    const slow = signal<string>();
    const load = jest.fn(() => slow.promise);
    const other = gives('other');

    const waiting = [cache.get('k', load), cache.get('k', load), cache.get('k', load)];
    expect(await cache.get('other', other)).toBe('other');
    slow.resolve('a');

    expect(await Promise.all(waiting)).toEqual(['a', 'a', 'a']);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('gives a shared failure to all who wait, and tries again for the next', async () => {
    const cache = cacheAt(new FakeClock());
    const slow = signal<string>();
    const failure = new Error('down');

    const waiting = [cache.get('k', () => slow.promise), cache.get('k', () => slow.promise)];
    slow.reject(failure);

    expect(await Promise.allSettled(waiting)).toEqual([
      { status: 'rejected', reason: failure },
      { status: 'rejected', reason: failure },
    ]);
    expect(await cache.get('k', gives('a'))).toBe('a');
  });

  it('remembers an answer that refuses, for its time only', async () => {
    const clock = new FakeClock();
    const cache = cacheAt(clock);
    const refusal = new NoSuchThing();
    const refuse = fails(refusal);

    await expect(cache.get('k', refuse)).rejects.toBe(refusal);
    clock.advance(199);
    await expect(cache.get('k', refuse)).rejects.toBe(refusal);
    expect(refuse).toHaveBeenCalledTimes(1);
    clock.advance(1);
    expect(await cache.get('k', gives('a'))).toBe('a');
  });

  it('does not let an old value stand in for an answer that refuses', async () => {
    const clock = new FakeClock();
    const cache = cacheAt(clock);
    await cache.get('k', gives('a'));
    clock.advance(1000);

    await expect(cache.get('k', fails(new NoSuchThing()))).rejects.toBeInstanceOf(NoSuchThing);
    clock.advance(200);
    await expect(cache.get('k', fails(new Error('down')))).rejects.toThrow('down');
  });

  it('lets an old value stand in for a failed load, and tries again after a while', async () => {
    const clock = new FakeClock();
    const cache = cacheAt(clock);
    const down = fails(new Error('down'));
    await cache.get('k', gives('old'));
    clock.advance(1000);

    expect(await cache.get('k', down)).toBe('old');
    clock.advance(199);
    expect(await cache.get('k', down)).toBe('old');
    expect(down).toHaveBeenCalledTimes(1);
    clock.advance(1);
    expect(await cache.get('k', gives('new'))).toBe('new');
  });

  it('lets no value stand in past its stale time', async () => {
    const clock = new FakeClock();
    const cache = cacheAt(clock);
    const down = fails(new Error('down'));
    await cache.get('k', gives('old'));

    clock.advance(5900);
    expect(await cache.get('k', down)).toBe('old');
    clock.advance(99);
    expect(cache.peek('k')).toBe('old');
    clock.advance(1);
    await expect(cache.get('k', down)).rejects.toThrow('down');
  });

  it('drops the entry used longest ago when it is full', async () => {
    const cache = cacheAt(new FakeClock());
    for (const key of ['a', 'b', 'c']) await cache.get(key, gives(key));
    cache.peek('a');
    await cache.get('b', gives('unused'));

    await cache.get('d', gives('d'));

    expect(cache.size).toBe(3);
    expect(['a', 'b', 'c', 'd'].map((key) => cache.peek(key))).toEqual(['a', 'b', undefined, 'd']);
  });

  it('stays within its bound for refusals too', async () => {
    const cache = cacheAt(new FakeClock());
    for (const key of ['a', 'b', 'c', 'd'])
      await expect(cache.get(key, fails(new NoSuchThing()))).rejects.toBeInstanceOf(NoSuchThing);

    expect(await cache.get('a', gives('loaded'))).toBe('loaded');
    await expect(cache.get('d', gives('loaded'))).rejects.toBeInstanceOf(NoSuchThing);
  });

  it('drops a value only while it is still the one kept', async () => {
    const cache = cacheAt(new FakeClock());
    await cache.get('k', gives('young'));

    cache.drop('k', 'old');
    cache.drop('other', 'young');
    expect(cache.peek('k')).toBe('young');
    cache.drop('k', 'young');
    expect(cache.peek('k')).toBeUndefined();
    expect(cache.size).toBe(0);
  });

  it('does not bring a dropped value back when the next load fails', async () => {
    const cache = cacheAt(new FakeClock());
    await cache.get('k', gives('refused'));
    cache.drop('k', 'refused');

    await expect(cache.get('k', fails(new Error('down')))).rejects.toThrow('down');
  });

  it('loads once for a load that throws before it begins', async () => {
    const cache = cacheAt(new FakeClock());
    const broken = (): Promise<string> => {
      throw new Error('broken');
    };

    await expect(cache.get('k', broken)).rejects.toThrow('broken');
    expect(await cache.get('k', gives('a'))).toBe('a');
  });
});
