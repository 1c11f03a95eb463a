import { describe, expect, it } from '@jest/globals';
import { CallContext } from '../../../src/http/call-context.js';
import { ConcurrencyGate } from '../../../src/http/concurrency-gate.js';
import { machineNow } from '../../support/machine-now.js';
import { gatewayError } from '../../support/unit-error.js';

const upstream = { service: 'idp', effect: 'once', credentials: 'gateway' } as const;
const calling = (ms = 10_000, gone?: AbortSignal): CallContext =>
  new CallContext('r', performance.now() + ms, gone);
const turnOfTheLoop = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
const gateOf = (most: number, mostWaiting = 10): ConcurrencyGate =>
  new ConcurrencyGate({ most, mostWaiting });

describe('ConcurrencyGate', () => {
  it('lets in at once as long as there is a place', async () => {
    const gate = gateOf(2);

    expect([gate.enter(upstream, calling()), gate.enter(upstream, calling())]).toEqual([
      undefined,
      undefined,
    ]);
    const third = gate.enter(upstream, calling());
    expect(third).toBeInstanceOf(Promise);
    gate.leave(1);
    await third;
  });

  it('lets the others in one by one, in the order in which they came', async () => {
    const gate = gateOf(1);
    const order: string[] = [];
    const enter = async (name: string): Promise<void> => {
      await gate.enter(upstream, calling());
      order.push(name);
      gate.leave(1);
    };
    void gate.enter(upstream, calling());
    const all = ['a', 'b', 'c'].map(enter);
    gate.leave(1);
    await Promise.all(all);

    expect(order).toEqual(['a', 'b', 'c']);
    expect(gate.isIdle).toBe(true);
  });

  it('lets in no more than so many, whatever the order of events', async () => {
    const gate = gateOf(3, 1000);
    let inside = 0;
    let peak = 0;
    const visit = async (n: number): Promise<void> => {
      await gate.enter(upstream, calling());
      peak = Math.max(peak, (inside += 1));
      for (let turn = 0; turn < n % 4; turn += 1) await turnOfTheLoop();
      inside -= 1;
      gate.leave(1);
    };
    await Promise.all(Array.from({ length: 200 }, (_, n) => visit(n)));

    expect(peak).toBe(3);
    expect(gate.isIdle).toBe(true);
  });

  it('refuses at once when too many wait', async () => {
    const gate = gateOf(1, 1);
    void gate.enter(upstream, calling());
    const waits = gate.enter(upstream, calling());

    expect(await gatewayError(Promise.resolve(gate.enter(upstream, calling())))).toMatchObject({
      code: 'RATE_LIMITED',
      outcome: 'NOT_SENT',
      safeToRepeat: true,
      facts: { retryAfterMs: 1000 },
    });
    gate.leave(1);
    await waits;
  });

  it('refuses at once who would wait longer than the request lasts', async () => {
    const gate = gateOf(1);
    void gate.enter(upstream, calling());
    gate.leave(4000);
    void gate.enter(upstream, calling());
    const started = machineNow();

    const error = await gatewayError(Promise.resolve(gate.enter(upstream, calling(3000))));

    expect(error).toMatchObject({ code: 'RATE_LIMITED', outcome: 'NOT_SENT', facts: { retryAfterMs: 4000 } });
    expect(machineNow() - started).toBeLessThan(1000);
  });

  it('refuses at the deadline who was not let in', async () => {
    const gate = gateOf(1);
    void gate.enter(upstream, calling());

    expect(await gatewayError(Promise.resolve(gate.enter(upstream, calling(20))))).toMatchObject({
      code: 'RATE_LIMITED',
      outcome: 'NOT_SENT',
    });
    gate.leave(1);
    expect(gate.isIdle).toBe(true);
  });

  it('forgets a caller who went away', async () => {
    const gate = gateOf(1);
    const caller = new AbortController();
    void gate.enter(upstream, calling());
    const waiting = gatewayError(Promise.resolve(gate.enter(upstream, calling(10_000, caller.signal))));
    caller.abort();

    expect(await waiting).toMatchObject({ code: 'UPSTREAM_TIMEOUT', outcome: 'NOT_SENT' });
    gate.leave(1);
    expect(gate.isIdle).toBe(true);
  });

  it('hands a place on that came together with the end of patience', async () => {
    const gate = gateOf(1);
    const caller = new AbortController();
    void gate.enter(upstream, calling());
    const leaver = gatewayError(Promise.resolve(gate.enter(upstream, calling(10_000, caller.signal))));
    const next = gate.enter(upstream, calling());
    caller.abort();
    gate.leave(1);
    await leaver;
    await next;

    gate.leave(1);
    expect(gate.isIdle).toBe(true);
  });
});
