import { describe, expect, it, jest } from '@jest/globals';
import { Once } from '../../../src/conversations/once.js';
import type { KeyedOperation } from '../../../src/conversations/once.js';
import { GatewayError } from '../../../src/errors/gateway-error.js';
import type { IdempotencyStore } from '../../../src/store/idempotency-store.js';
import { createMemoryStores } from '../../../src/store/create-memory-stores.js';
import { gatewayError } from '../../support/unit-error.js';
import { signal } from '../../support/unit-signal.js';
import { storeOptions } from '../../support/store-options.js';

const keyed = (over: Partial<KeyedOperation> = {}): KeyedOperation => ({
  operation: 'createConversation',
  owner: 'account consumer',
  key: 'key',
  input: { text: 'hello' },
  ...over,
});
const newOnce = (): Once => new Once(createMemoryStores(storeOptions()).idempotency);
const gives = <V>(value: V) => jest.fn(() => Promise.resolve(value));
const fails = (error: Error) => jest.fn(() => Promise.reject<string>(error));

describe('Once', () => {
  it('carries an operation out once, and replays its value', async () => {
    const once = newOnce();
    const work = gives({ id: 'a' });

    expect(await once.run(keyed(), work)).toEqual({ value: { id: 'a' }, replayed: false });
    expect(await once.run(keyed(), work)).toEqual({ value: { id: 'a' }, replayed: true });
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('lets those who ask meanwhile wait for the outcome', async () => {
    const once = newOnce();
    const slow = signal<string>();
    const work = jest.fn(() => slow.promise);

    const asked = [once.run(keyed(), work), once.run(keyed(), work), once.run(keyed(), work)];
    slow.resolve('a');

    expect((await Promise.all(asked)).map(({ value, replayed }) => [value, replayed])).toEqual([
      ['a', false],
      ['a', true],
      ['a', true],
    ]);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('lets one of those who wait try when nothing was sent', async () => {
    const once = newOnce();
    const slow = signal<string>();
    const second = gives('second try');

    const first = gatewayError(once.run(keyed(), () => slow.promise));
    const others = [once.run(keyed(), second), once.run(keyed(), second)];
    slow.reject(new GatewayError('UPSTREAM_UNAVAILABLE', 'not sent'));

    expect(await first).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT' });
    expect((await Promise.all(others)).map(({ value }) => value)).toEqual(['second try', 'second try']);
    expect(second).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['another text', { input: { text: 'goodbye' } }],
    ['one member more', { input: { text: 'hello', skill: '1' } }],
    ['nothing', { input: {} }],
  ])('refuses the key with %s, while it is under way and after', async (_what, over) => {
    const once = newOnce();
    const slow = signal<string>();
    const other = gives('never');

    const first = once.run(keyed(), () => slow.promise);
    const during = await gatewayError(once.run(keyed(over), other));
    slow.resolve('a');
    await first;
    const after = await gatewayError(once.run(keyed(over), other));

    for (const error of [during, after])
      expect(error).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', outcome: 'NOT_SENT' });
    expect(other).not.toHaveBeenCalled();
  });

  it.each([
    ['owners', { owner: 'account another consumer' }],
    ['operations', { operation: 'sendText' }],
    ['keys', { key: 'another key' }],
  ])('keeps different %s apart', async (_what, over) => {
    const once = newOnce();
    await once.run(keyed(), gives('a'));

    expect(await once.run(keyed({ ...over, input: 'other' }), gives('b'))).toEqual({
      value: 'b',
      replayed: false,
    });
  });

  it('keeps owners and keys apart that only look alike when they are put together', async () => {
    const once = newOnce();
    await once.run(keyed({ owner: 'a', key: 'b","c' }), gives('first'));

    expect((await once.run(keyed({ owner: 'a","b', key: 'c' }), gives('second'))).value).toBe('second');
    expect((await once.run(keyed({ owner: 'a b', key: 'c' }), gives('third'))).value).toBe('third');
    expect((await once.run(keyed({ owner: 'a', key: 'b c' }), gives('fourth'))).value).toBe('fourth');
  });

  it('replays a refusal that LivePerson made', async () => {
    const once = newOnce();
    const refusal = new GatewayError('UPSTREAM_REJECTED', 'refused', {
      effect: 'once',
      outcome: 'PARTIAL',
      upstream: { status: 400, errorCode: 40001, title: 'Missing parameter' },
      details: { userProfile: 'SET' },
      cause: new Error('for the log'),
    });
    const work = fails(refusal);

    const [first, second] = [
      await gatewayError(once.run(keyed(), work)),
      await gatewayError(once.run(keyed(), work)),
    ];

    expect(work).toHaveBeenCalledTimes(1);
    for (const error of [first, second]) {
      expect(error).toMatchObject({ code: 'UPSTREAM_REJECTED', message: 'refused', outcome: 'PARTIAL' });
      expect(error.facts).toMatchObject({
        upstream: refusal.facts.upstream,
        details: { userProfile: 'SET' },
      });
    }
    expect(second.cause).toBeUndefined();
  });

  it('keeps an unknown outcome and never sends again: with a key, asking again is safe', async () => {
    const once = newOnce();
    const work = fails(new GatewayError('OUTCOME_UNKNOWN', 'lost', { effect: 'once', outcome: 'UNKNOWN' }));

    for (let turn = 0; turn < 3; turn += 1)
      expect(await gatewayError(once.run(keyed(), work))).toMatchObject({
        code: 'OUTCOME_UNKNOWN',
        outcome: 'UNKNOWN',
        safeToRepeat: true,
      });
    expect(work).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['was not sent', 'UPSTREAM_UNAVAILABLE', 'NOT_SENT'],
    ['was late before it was sent', 'UPSTREAM_TIMEOUT', 'NOT_SENT'],
    ['met a limit that passes', 'UPSTREAM_RATE_LIMITED', 'REJECTED'],
    ['met credentials that the operator can mend', 'UPSTREAM_CREDENTIALS_REFUSED', 'REJECTED'],
    ['met credentials that the caller can mend', 'UNAUTHENTICATED', 'REJECTED'],
  ] as const)('frees the key of what %s', async (_what, code, outcome) => {
    const once = newOnce();
    await gatewayError(once.run(keyed(), fails(new GatewayError(code, 'no', { effect: 'once', outcome }))));

    expect(await once.run(keyed({ input: 'may even change' }), gives('a'))).toEqual({
      value: 'a',
      replayed: false,
    });
  });

  it('does not send again after a fault that nobody foresaw: it may have been sent', async () => {
    const once = newOnce();
    const fault = new TypeError('broken');
    const again = gives('doubled');

    await expect(once.run(keyed(), fails(fault))).rejects.toBe(fault);
    const error = await gatewayError(once.run(keyed(), again));

    expect(error).toMatchObject({ code: 'OUTCOME_UNKNOWN', outcome: 'UNKNOWN' });
    expect(error.message).not.toContain('broken');
    expect(again).not.toHaveBeenCalled();
  });

  it('does not free a key whose success could not be written down', async () => {
    const memory = createMemoryStores(storeOptions()).idempotency;
    const released: string[] = [];
    const store: IdempotencyStore = {
      claim: (key, inputHash) => memory.claim(key, inputHash),
      settle: () => Promise.reject(new Error('disk full')),
      release: (key) => {
        released.push(key);
        return memory.release(key);
      },
    };

    await expect(new Once(store).run(keyed(), gives('sent'))).rejects.toThrow('disk full');

    expect(released).toEqual([]);
  });
});
