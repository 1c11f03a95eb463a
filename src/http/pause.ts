import { setTimeout as delay } from 'node:timers/promises';
import { signalOf } from './departure.js';
import type { Departure } from './departure.js';

/** Waits so long; false when the caller went away meanwhile. */
export async function pause(ms: number, callerGone: Departure | AbortSignal | undefined): Promise<boolean> {
  try {
    await delay(ms, undefined, callerGone && { signal: signalOf(callerGone) });
    return true;
  } catch {
    return false;
  }
}
