import { describe, expect, it } from '@jest/globals';
import { CircuitBreaker } from '../../../src/http/circuit-breaker.js';
import type { Verdict } from '../../../src/http/circuit-breaker.js';
import { FakeClock } from '../../support/unit-clock.js';

function breakerRig() {
  const clock = new FakeClock();
  const breaker = new CircuitBreaker({
    failurePercent: 50,
    minimumCalls: 10,
    openMs: 5000,
    clock: clock.now,
  });
  const call = (verdict: Verdict): void => breaker.leave(verdict, breaker.enter());
  const calls = (times: number, verdict: Verdict): void => {
    for (let n = 0; n < times; n += 1) call(verdict);
  };
  return { clock, breaker, call, calls };
}

describe('CircuitBreaker', () => {
  it('lets calls through as long as most of them succeed', () => {
    const { breaker, calls } = breakerRig();
    calls(60, 'good');
    calls(59, 'bad');

    expect(breaker.refusal()).toBeUndefined();
  });

  it('opens at the share of failures that is set, and says how long', () => {
    const { breaker, calls, clock } = breakerRig();
    calls(10, 'good');
    calls(10, 'bad');

    expect(breaker.refusal()).toBe(5000);
    clock.advance(1200);
    expect(breaker.refusal()).toBe(3800);
  });

  it('takes a few failures for nothing', () => {
    const { breaker, calls, call } = breakerRig();
    calls(9, 'bad');
    expect(breaker.refusal()).toBeUndefined();

    call('bad');
    expect(breaker.refusal()).toBe(5000);
  });

  it('is never opened by a call that succeeds', () => {
    const { breaker, calls, call } = breakerRig();
    calls(9, 'bad');
    call('good');

    expect(breaker.refusal()).toBeUndefined();
    call('bad');
    expect(breaker.refusal()).toBe(5000);
  });

  it('stays open no longer for calls that fail meanwhile', () => {
    const { breaker, calls, clock } = breakerRig();
    const early = breaker.enter();
    calls(10, 'bad');
    clock.advance(1000);
    breaker.leave('bad', early);

    expect(breaker.refusal()).toBe(4000);
  });

  it('forgets failures of long ago', () => {
    const { breaker, calls, clock } = breakerRig();
    calls(9, 'bad');
    clock.advance(10_001);
    calls(9, 'bad');

    expect(breaker.refusal()).toBeUndefined();
  });

  it('counts nothing that says nothing', () => {
    const { breaker, calls } = breakerRig();
    calls(9, 'bad');
    calls(100, 'neither');

    expect(breaker.refusal()).toBeUndefined();
  });

  it('lets one call try after a while, and only one', () => {
    const { breaker, calls, clock } = breakerRig();
    calls(10, 'bad');
    clock.advance(5000);

    expect(breaker.refusal()).toBeUndefined();
    const probe = breaker.enter();
    expect(probe).toBe(true);
    expect(breaker.refusal()).toBe(5000);
  });

  it('closes after a try that succeeds, with a clean record', () => {
    const { breaker, calls, call, clock } = breakerRig();
    calls(10, 'bad');
    clock.advance(5000);
    call('good');

    calls(9, 'bad');
    expect(breaker.refusal()).toBeUndefined();
    call('bad');
    expect(breaker.refusal()).toBe(5000);
  });

  it('stays open after a try that fails', () => {
    const { breaker, calls, call, clock } = breakerRig();
    calls(10, 'bad');
    clock.advance(7000);
    call('bad');

    expect(breaker.refusal()).toBe(5000);
  });

  it('lets the next one try when a try showed nothing', () => {
    const { breaker, calls, call, clock } = breakerRig();
    calls(10, 'bad');
    clock.advance(5000);
    call('neither');

    expect(breaker.refusal()).toBeUndefined();
  });

  it('hears nothing from calls that began before it opened', () => {
    const { breaker, calls, clock } = breakerRig();
    const early = breaker.enter();
    calls(10, 'bad');
    clock.advance(5000);
    breaker.leave('good', early);

    expect(breaker.enter()).toBe(true);
    breaker.leave('bad', early);
    expect(breaker.refusal()).toBe(5000);
  });
});
