import { setTimeout as delay } from 'node:timers/promises';

/** Waits so long; false when the caller went away meanwhile. */
export async function pause(ms: number, callerGone: AbortSignal | undefined): Promise<boolean> {
  try {
    await delay(ms, undefined, callerGone && { signal: callerGone });
    return true;
  } catch {
    return false;
  }
}
