import { describe, expect, it } from '@jest/globals';
import { TransportFailure } from '../../../src/errors/transport-failure.js';
import { CallContext } from '../../../src/http/call-context.js';
import { signal } from '../../support/unit-signal.js';

const failureOf = async (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);
const contextFor = (ms: number, callerGone?: AbortSignal) =>
  new CallContext('r', performance.now() + ms, callerGone);

describe('CallContext', () => {
  it('gives the value or the failure of shared work', async () => {
    const failure = new Error('no');

    expect(await contextFor(10_000).patientlyFor(Promise.resolve(5))).toBe(5);
    expect(await failureOf(contextFor(10_000).patientlyFor(Promise.reject(failure)))).toBe(failure);
  });

  it('waits no longer than its deadline, and lets the work go on', async () => {
    const work = signal<string>();

    const failure = await failureOf(contextFor(20).patientlyFor(work.promise));
    work.resolve('done');

    expect(failure).toMatchObject({ kind: 'timeout', sent: false });
    expect(failure).toBeInstanceOf(TransportFailure);
    expect(await work.promise).toBe('done');
  });

  it('stops waiting when the caller leaves, or has left', async () => {
    const work = signal();
    const caller = new AbortController();

    const waiting = failureOf(contextFor(10_000, caller.signal).patientlyFor(work.promise));
    caller.abort();

    expect(await waiting).toMatchObject({ kind: 'aborted', sent: false });
    const late = contextFor(10_000, caller.signal).patientlyFor(work.promise);
    expect(await failureOf(late)).toMatchObject({ kind: 'aborted', sent: false });
  });

  it('shares its count, and nothing else that could end it, with a detached load', () => {
    const context = contextFor(-1, AbortSignal.abort());

    const detached = context.detached(5000);
    detached.counter.calls += 1;

    expect(context.counter.calls).toBe(1);
    expect(detached.callerGone).toBeUndefined();
    expect(detached.deadline).toBeGreaterThan(performance.now() + 4000);
    expect(detached.requestId).toBe('r');
  });
});
