import { onWake } from './wake';

/** Waits; ends early when the page wakes, and by the signal. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const end = () => {
      done.abort();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, ms);
    onWake(end, done.signal);
    signal.addEventListener('abort', end, { signal: done.signal });
  });
}
