import { describe, expect, it, jest } from '@jest/globals';
import { Once } from '../../../src/conversations/once.js';
import type { Attempt } from '../../../src/conversations/once.js';
import { GatewayError } from '../../../src/errors/gateway-error.js';
import { createMemoryStores } from '../../../src/store/create-memory-stores.js';
import { storeOptions } from '../../support/store-options.js';
import { FakeClock } from '../../support/unit-clock.js';
import { gatewayError } from '../../support/unit-error.js';
import { signal } from '../../support/unit-signal.js';

const keyed = { operation: 'sendText', owner: 'account consumer', key: 'key', input: { text: 'hello' } };
const leaseMs = 60_000;
const doubt = () => new GatewayError('OUTCOME_UNKNOWN', 'lost', { effect: 'once', outcome: 'UNKNOWN' });
const refusal = () =>
  new GatewayError('CONVERSATION_CLOSED', 'closed', { effect: 'once', outcome: 'REJECTED' });

function rig() {
  const clock = new FakeClock();
  return { clock, once: new Once(createMemoryStores(storeOptions(clock.now)).idempotency) };
}
const work = jest.fn<(attempt: Attempt) => Promise<string>>();

describe('Once, in doubt', () => {
  it('asks what became of an attempt, each time until it is known, and keeps what it finds', async () => {
    const { clock, once } = rig();
    const since = clock.now();
    await gatewayError(once.run(keyed, () => Promise.reject<string>(doubt())));
    clock.advance(1000);
    const found: (string | undefined)[] = [undefined, 'sent'];
    const findOut = jest.fn((_attempt: Attempt) => Promise.resolve(found.shift()));

    expect(await gatewayError(once.run(keyed, work, { findOut }))).toMatchObject({ outcome: 'UNKNOWN' });
    expect(await once.run(keyed, work, { findOut })).toEqual({ value: 'sent', replayed: true });
    expect(await once.run(keyed, work, { findOut })).toEqual({ value: 'sent', replayed: true });

    expect(findOut).toHaveBeenCalledTimes(2);
    expect(findOut.mock.calls[0]?.[0]).toMatchObject({ since, isLost: false });
    expect(work).not.toHaveBeenCalled();
  });

  it('looks after an attempt whose maker is gone, and says so', async () => {
    const { clock, once } = rig();
    const since = clock.now();
    void once.run(keyed, () => signal<string>().promise);
    await Promise.resolve();
    clock.advance(leaseMs);
    const findOut = jest.fn((_attempt: Attempt) => Promise.resolve('sent'));

    expect(await once.run(keyed, work, { findOut })).toEqual({ value: 'sent', replayed: true });

    expect(findOut).toHaveBeenCalledWith({ mark: expect.any(String), since, isLost: true });
    expect(work).not.toHaveBeenCalled();
  });

  it('keeps the refusal that came to light', async () => {
    const { clock, once } = rig();
    void once.run(keyed, () => signal<string>().promise);
    await Promise.resolve();
    clock.advance(leaseMs);
    const findOut = jest.fn(() => Promise.reject<string>(refusal()));

    for (let turn = 0; turn < 2; turn += 1)
      expect(await gatewayError(once.run(keyed, work, { findOut }))).toMatchObject({
        code: 'CONVERSATION_CLOSED',
      });
    expect(findOut).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['was not reached', 'UPSTREAM_UNAVAILABLE', 'NOT_SENT'],
    ['asks to slow down', 'UPSTREAM_RATE_LIMITED', 'REJECTED'],
  ] as const)('stays in doubt when LivePerson %s', async (_what, code, outcome) => {
    const { once } = rig();
    await gatewayError(once.run(keyed, () => Promise.reject<string>(doubt())));
    const findOut = () => Promise.reject<string>(new GatewayError(code, 'no', { outcome }));

    expect(await gatewayError(once.run(keyed, work, { findOut }))).toMatchObject({
      code: 'OUTCOME_UNKNOWN',
      safeToRepeat: true,
    });
    expect(work).not.toHaveBeenCalled();
  });

  it('gives the same mark to a key, and another to every other key', async () => {
    const { once } = rig();
    const marks: string[] = [];
    const note = (attempt: Attempt) => {
      marks.push(attempt.mark);
      return Promise.reject<string>(new GatewayError('UPSTREAM_UNAVAILABLE', 'not sent'));
    };
    for (const over of [{}, {}, { key: 'other' }, { owner: 'other' }])
      await gatewayError(once.run({ ...keyed, ...over }, note));

    expect(marks[0]).toMatch(/^[\w-]{43}$/);
    expect(new Set(marks).size).toBe(3);
    expect(marks[0]).toBe(marks[1]);
  });

  it('frees the key after a doubt that a repeat cannot double', async () => {
    const { once } = rig();
    const harmless = new GatewayError('UPSTREAM_TIMEOUT', 'late', {
      effect: 'idempotent',
      outcome: 'UNKNOWN',
    });
    await gatewayError(once.run(keyed, () => Promise.reject<string>(harmless)));

    expect(await once.run(keyed, () => Promise.resolve('sent'))).toEqual({ value: 'sent', replayed: false });
  });

  it('waits for others only as long as it may', async () => {
    const { once } = rig();
    void once.run(keyed, () => signal<string>().promise);
    await Promise.resolve();
    const patiently = async () => Promise.reject(doubt());

    expect(await gatewayError(once.run(keyed, work, { patiently }))).toMatchObject({
      code: 'OUTCOME_UNKNOWN',
    });
  });

  it('remembers of an attempt that was lost that any part of it may have taken effect', async () => {
    const { clock, once } = rig();
    void once.run(keyed, () => new Promise<string>(() => undefined));
    await Promise.resolve();
    clock.advance(leaseMs);
    const findOut = jest.fn<(attempt: Attempt) => Promise<string | undefined>>();
    findOut.mockResolvedValueOnce(undefined).mockResolvedValueOnce('found');

    await gatewayError(once.run(keyed, work, { findOut }));
    expect(await once.run(keyed, work, { findOut })).toEqual({ value: 'found', replayed: true });

    expect(findOut.mock.calls.map(([{ isLost }]) => isLost)).toEqual([true, true]);
  });

  it('takes an attempt that failed as nobody foresaw for one that was lost', async () => {
    const { once } = rig();
    await expect(once.run(keyed, () => Promise.reject<string>(new Error('a fault')))).rejects.toThrow(
      'a fault',
    );
    const findOut = jest.fn<(attempt: Attempt) => Promise<string | undefined>>();
    findOut.mockResolvedValueOnce('found');

    expect(await once.run(keyed, work, { findOut })).toEqual({ value: 'found', replayed: true });

    expect(findOut.mock.calls.map(([{ isLost }]) => isLost)).toEqual([true]);
  });
});
