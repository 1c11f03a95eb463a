import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { behalfOf } from '../../../src/conversations/behalf.js';
import type { Behalf } from '../../../src/conversations/behalf.js';
import { Composing } from '../../../src/conversations/composing.js';
import type { ComposingParts } from '../../../src/conversations/composing.js';
import type { Alarm, AlarmStore } from '../../../src/store/alarm-store.js';
import { createMemoryStores } from '../../../src/store/create-memory-stores.js';
import { storeOptions } from '../../support/store-options.js';
import { FakeClock } from '../../support/unit-clock.js';

const conversation = { accountId: '12345678', id: 'conversation-1' };
const typing = (extConsumerId: string): Behalf => behalfOf(conversation, { kind: 'managed', extConsumerId });
const [ann, bob, eve] = ['ann', 'bob', 'eve'].map(typing) as [Behalf, Behalf, Behalf];
const consumerJws = { token: 'jws-1', accountId: '12345678', lpConsumerId: 'lp', extConsumerId: 'ext' };
const forwarded = behalfOf(conversation, { kind: 'forwarded', appJwt: 'app', consumerJws });

/** Replicas that share a store, and who was paused by each. */
function replicas(over: Partial<ComposingParts> = {}) {
  const clock = new FakeClock();
  const { alarms } = createMemoryStores(storeOptions(clock.now));
  const paused: string[] = [];
  const replica = (name: string): Composing =>
    new Composing({
      alarms,
      quietMs: 1000,
      now: clock.now,
      pause: ({ target, caller }) => {
        paused.push(`${name} ${target.consumerId ?? caller.kind}`);
        return Promise.resolve();
      },
      ...over,
    });
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await jest.advanceTimersByTimeAsync(ms);
  };
  return { alarms, paused, pass, one: replica('one'), two: replica('two') };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('Composing', () => {
  it('pauses after the quiet time, once', async () => {
    const { one, paused, pass } = replicas();
    await one.begun(ann);

    await pass(999);
    expect(paused).toEqual([]);
    await pass(1);
    expect(paused).toEqual(['one ann']);
    await pass(10_000);
    expect(paused).toEqual(['one ann']);
  });

  it('counts the quiet time from the newest COMPOSING', async () => {
    const { one, paused, pass } = replicas();
    await one.begun(ann);
    await pass(900);
    await one.begun(ann);

    await pass(999);
    expect(paused).toEqual([]);
    await pass(1);
    expect(paused).toEqual(['one ann']);
  });

  it('does nothing after another state, and says that there was something to end', async () => {
    const { one, paused, pass } = replicas();
    await one.begun(ann);

    expect([await one.ended(ann), await one.ended(ann)]).toEqual([true, false]);

    await pass(10_000);
    await one.pauseNow(ann);
    await one.pauseAll();
    expect(paused).toEqual([]);
  });

  it('pauses at once when asked, and not again', async () => {
    const { one, paused, pass } = replicas();
    await one.begun(ann);

    await one.pauseNow(ann);
    await one.pauseNow(ann);
    await pass(10_000);

    expect(paused).toEqual(['one ann']);
  });

  it('keeps consumers apart, and the same one with tokens of its own', async () => {
    const { one, paused } = replicas();
    for (const each of [ann, bob, forwarded]) await one.begun(each);

    await one.pauseNow(bob);
    await one.pauseNow(forwarded);
    await one.pauseNow(eve);

    expect(paused).toEqual(['one bob', 'one forwarded']);
  });

  it('pauses everything that is outstanding when its process goes away', async () => {
    const { one, paused, pass } = replicas();
    for (const each of [ann, bob, eve]) await one.begun(each);
    await one.ended(eve);

    await one.pauseAll();

    expect(paused).toEqual(['one ann', 'one bob']);
    await pass(10_000);
    expect(paused).toHaveLength(2);
  });

  it('waits for a PAUSE under way when its process goes away', async () => {
    let answer = (): void => undefined;
    const { one } = replicas({ pause: () => new Promise((resolve) => (answer = resolve)) });
    await one.begun(ann);
    const pausing = one.pauseNow(ann);
    await jest.advanceTimersByTimeAsync(0);
    let isOver = false;
    const closing = one.pauseAll().then(() => (isOver = true));

    await jest.advanceTimersByTimeAsync(0);
    expect(isOver).toBe(false);
    answer();
    await Promise.all([pausing, closing]);
  });

  it('never fails: typing is best effort', async () => {
    const broken = jest.fn(() => Promise.reject(new Error('LivePerson is gone')));
    const { one, pass } = replicas({ pause: broken });

    await one.begun(ann);
    await expect(one.pauseNow(ann)).resolves.toBeUndefined();
    await one.begun(ann);
    await expect(one.pauseAll()).resolves.toBeUndefined();
    await one.begun(ann);
    await pass(1000);

    expect(broken).toHaveBeenCalledTimes(3);
  });

  it('keeps no process alive', async () => {
    jest.useRealTimers();
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const { one } = replicas({ quietMs: 60_000 });

    await one.begun(ann);
    const stop = one.watch(60_000);

    // A timer that is unref'd is not listed as active.
    expect(timers()).toBe(before);
    stop();
    await one.ended(ann);
  });
});

describe('Composing at several replicas', () => {
  it('lets another replica end what its own did not live to end', async () => {
    const { one, two, paused, pass } = replicas();
    await one.begun(ann);
    jest.clearAllTimers();
    const stop = two.watch(100);

    await pass(900);
    expect(paused).toEqual([]);
    await pass(200);
    expect(paused).toEqual(['two ann']);
    await pass(1000);
    expect(paused).toHaveLength(1);
    stop();
  });

  it('pauses once where several sweep at the same time', async () => {
    const { one, two, paused, pass } = replicas();
    await one.begun(ann);
    jest.clearAllTimers();
    await pass(1000);

    await Promise.all([one.sweep(), two.sweep(), one.sweep(), two.sweep()]);

    expect(paused).toHaveLength(1);
  });

  it('ends at one replica what began at another, by a text or another state', async () => {
    const { one, two, paused, pass } = replicas();
    await one.begun(ann);
    await one.begun(bob);

    await two.pauseNow(ann);
    expect(await two.ended(bob)).toBe(true);

    await pass(10_000);
    expect(paused).toEqual(['two ann']);
  });

  it('leaves a COMPOSING alone that was begun anew at another replica', async () => {
    const { one, two, paused, pass } = replicas();
    await one.begun(ann);
    await pass(900);
    await two.begun(ann);

    await pass(999);
    expect(paused).toEqual([]);
    await pass(1);
    expect(paused).toEqual(['two ann']);
  });

  it('leaves to its own replica what only that one has the tokens of, and forgets it in the end', async () => {
    const { alarms, one, two, paused, pass } = replicas();
    await one.begun(forwarded);
    const stop = two.watch(100);
    await pass(1000);
    expect(paused).toEqual(['one forwarded']);

    await one.begun(forwarded);
    jest.clearAllTimers();
    await pass(61_000);
    await two.sweep();

    expect(paused).toHaveLength(1);
    expect(await alarms.due(10)).toEqual([]);
    stop();
  });

  it('keeps no token', async () => {
    const kept: Alarm[] = [];
    const set = (alarm: Alarm) => Promise.resolve(void kept.push(alarm));
    const { one } = replicas({ alarms: { set } as AlarmStore });

    await one.begun(forwarded);

    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toMatch(/jws-1|app/);
  });

  it('ends its own alone when the store fails', async () => {
    const fail = () => Promise.reject(new Error('the store is gone'));
    const { one, paused, pass } = replicas({ alarms: { set: fail, take: fail, due: fail } });
    await one.begun(ann);
    await one.begun(bob);

    await one.pauseNow(ann);
    await one.pauseNow(eve);
    await one.sweep();
    await pass(1000);

    expect(paused).toEqual(['one ann', 'one bob']);
  });
});
