import { describe, expect, it } from '@jest/globals';
import type { FaultConfig } from '../../../src/config/config.js';
import { fromTransport } from '../../../src/errors/from-upstream.js';
import type { Effect } from '../../../src/errors/outcome.js';
import { TransportFailure } from '../../../src/errors/transport-failure.js';
import { CallContext } from '../../../src/http/call-context.js';
import type { TriedAnswer } from '../../../src/http/retry-policy.js';
import { UpstreamGuard } from '../../../src/http/upstream-guard.js';
import { FakeClock } from '../../support/unit-clock.js';
import { upstreamConfig } from '../../support/unit-config.js';
import { gatewayError } from '../../support/unit-error.js';
import { signal } from '../../support/unit-signal.js';

/** How a try ends: with a status, or with a failure of the connection. */
type Step = number | TransportFailure;

const refused = new TransportFailure('connect', false, new Error('ECONNREFUSED'));
const broken = new TransportFailure('broken', true);
const late = new TransportFailure('timeout', true, new Error('UND_ERR_HEADERS_TIMEOUT'));

function guardRig(over: Partial<FaultConfig> = {}) {
  const clock = new FakeClock();
  const pauses: number[] = [];
  const pause = (ms: number): Promise<boolean> => Promise.resolve(pauses.push(ms) > 0);
  const faults = { ...upstreamConfig().faults, ...over };
  const guard = new UpstreamGuard({ faults, clock: clock.now, random: () => 0.5, pause });
  const tries: Step[] = [];
  const call = new CallContext('r', performance.now() + 10_000, undefined, { calls: 0, most: 50 });
  const run = (
    effect: Effect,
    steps: readonly Step[],
    more: object = {},
    way: object = {},
  ): Promise<TriedAnswer> => {
    const waiting = [...steps];
    const upstream = {
      service: 'idp',
      effect,
      credentials: 'gateway',
      origin: 'https://a',
      ...more,
    } as const;
    const send = (): Promise<TriedAnswer> => {
      const step = waiting.shift() ?? 200;
      tries.push(step);
      call.take();
      return typeof step === 'number'
        ? Promise.resolve({ status: step })
        : Promise.reject(fromTransport(upstream, step));
    };
    return guard.run(upstream, call, { send, ...way });
  };
  return { clock, guard, run, tries, pauses, call };
}

describe('UpstreamGuard', () => {
  it('sends once what succeeds', async () => {
    const { run, tries, pauses } = guardRig();

    expect(await run('once', [201])).toEqual({ status: 201 });
    expect([tries, pauses]).toEqual([[201], []]);
  });

  it.each(['none', 'idempotent', 'once'] as const)('tries again what was not sent (%s)', async (effect) => {
    const { run, tries, pauses } = guardRig();

    expect(await run(effect, [refused, refused, 200])).toEqual({ status: 200 });
    expect(tries).toHaveLength(3);
    expect(pauses).toEqual([50, 100]);
  });

  it('gives up after two repetitions, with the last word', async () => {
    const { run, tries } = guardRig();

    expect(await run('none', [500, 502, 503, 200])).toEqual({ status: 503 });
    expect(tries).toEqual([500, 502, 503]);
  });

  it.each([500, 503, broken, late])('never sends again what must happen once, after %s', async (step) => {
    const { run, tries } = guardRig();

    await run('once', [step, 200]).catch(() => undefined);

    expect(tries).toEqual([step]);
  });

  it('stands by a doubt when a later try did not get through', async () => {
    const { run, tries } = guardRig();

    const error = await gatewayError(run('idempotent', [broken, refused, refused]));

    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', outcome: 'UNKNOWN', safeToRepeat: true });
    expect(tries).toHaveLength(3);
    expect(await run('idempotent', [503, 429, 429])).toEqual({ status: 503 });
  });

  it('repeats no stream', async () => {
    const { run, tries } = guardRig();

    expect(await run('none', [503], {}, { isStream: true })).toEqual({ status: 503 });
    expect(tries).toEqual([503]);
  });

  it('repeats nothing beyond the calls that a request may make', async () => {
    const { run, tries, call } = guardRig();
    call.counter.calls = 48;

    expect(await run('none', [503, 503, 200])).toEqual({ status: 503 });
    expect(tries).toEqual([503, 503]);
  });

  it('repeats few beside many that fail, and for each account and service by itself', async () => {
    const { run, tries } = guardRig({
      retryBudget: { percent: 10, floor: 2 },
      breaker: { failurePercent: 100, minimumCalls: 1000, openMs: 1 },
    });
    for (let n = 0; n < 20; n += 1) await run('none', [503, 503, 503]);
    expect(tries).toHaveLength(20 + 4);

    await run('none', [503, 503, 503], { account: 'another' });
    expect(tries).toHaveLength(24 + 3);
  });

  it('does not go on when the caller went away meanwhile', async () => {
    const faults = upstreamConfig().faults;
    const pause = (): Promise<boolean> => Promise.resolve(false);
    const guard = new UpstreamGuard({ faults, clock: () => 0, random: () => 0, pause });
    let tries = 0;
    const send = (): Promise<TriedAnswer> => Promise.resolve({ status: 500 + (tries += 1) });
    const upstream = { service: 'idp', effect: 'none', credentials: 'gateway', origin: 'https://a' } as const;

    expect(await guard.run(upstream, new CallContext('r', Infinity), { send })).toEqual({ status: 501 });
  });
});

describe('UpstreamGuard, before a service that fails', () => {
  const fragile = { retries: 0, breaker: { failurePercent: 50, minimumCalls: 4, openMs: 3000 } };

  it.each([
    ['answers of 5xx', 503],
    ['answers of 429', 429],
    ['time-outs', late],
    ['broken connections', broken],
    ['refused connections', refused],
  ])('sends nothing after many %s, and says when to come again', async (_what, step) => {
    const { run, tries } = guardRig(fragile);
    for (let n = 0; n < 4; n += 1) await run('none', [step]).catch(() => undefined);

    const error = await gatewayError(run('once', [200]));

    expect(error).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      outcome: 'NOT_SENT',
      safeToRepeat: true,
      facts: { retryAfterMs: 3000 },
    });
    expect(tries).toHaveLength(4);
  });

  it('counts no refusal and no haste of callers', async () => {
    const { run } = guardRig(fragile);
    const hasty = new TransportFailure('timeout', true);
    const gone = new TransportFailure('aborted', true);
    for (const step of [400, 401, 404, hasty, gone, hasty, gone, hasty])
      await run('none', [step]).catch(() => undefined);

    expect(await run('none', [200])).toEqual({ status: 200 });
  });

  it('keeps accounts, services and hosts apart', async () => {
    const { run } = guardRig(fragile);
    for (let n = 0; n < 4; n += 1) await run('none', [503]);

    expect(await run('none', [200], { account: 'another' })).toEqual({ status: 200 });
    expect(await run('none', [200], { service: 'sentinel' })).toEqual({ status: 200 });
    expect(await run('none', [200], { origin: 'https://b' })).toEqual({ status: 200 });
    await gatewayError(run('none', [200]));
  });

  it('lets one call try, and goes on after it succeeded', async () => {
    const { run, clock, tries } = guardRig(fragile);
    for (let n = 0; n < 4; n += 1) await run('none', [503]);
    clock.advance(3000);

    const [probe, other] = [run('none', [200]), gatewayError(run('none', [200]))];

    expect((await other).code).toBe('UPSTREAM_UNAVAILABLE');
    expect(await probe).toEqual({ status: 200 });
    await run('none', [200]);
    expect(tries).toHaveLength(6);
  });

  it('refuses who waited for a place while the service failed', async () => {
    const { guard } = guardRig({
      ...fragile,
      breaker: { ...fragile.breaker, minimumCalls: 1 },
      concurrency: { most: 4, mostWaiting: 10 },
    });
    const held = signal<TriedAnswer>();
    const upstream = { service: 'idp', effect: 'once', credentials: 'gateway', origin: 'https://a' } as const;
    const call = new CallContext('r', performance.now() + 10_000);
    const inside = Array.from({ length: 4 }, () => guard.run(upstream, call, { send: () => held.promise }));
    let sent = 0;
    const send = (): Promise<TriedAnswer> => Promise.resolve({ status: 200 + (sent += 1) });
    const waiting = Array.from({ length: 3 }, () => gatewayError(guard.run(upstream, call, { send })));

    held.resolve({ status: 503 });
    await Promise.all(inside);
    const codes = (await Promise.all(waiting)).map(({ code, outcome }) => [code, outcome]);

    expect(codes).toEqual(Array(3).fill(['UPSTREAM_UNAVAILABLE', 'NOT_SENT']));
    expect(sent).toBe(0);
  });
});
