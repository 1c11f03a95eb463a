import { setTimeout as delay } from 'node:timers/promises';

/** How long to look for something that should come any moment. */
export interface Patience {
  /** Most milliseconds to wait; one look is always taken. */
  readonly withinMs: number;
  readonly everyMs: number;
}

/** Looks again and again until something is there; undefined when it did not come in time. */
export async function soon<T>(
  look: () => Promise<T | undefined>,
  { withinMs, everyMs }: Patience,
): Promise<T | undefined> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined || performance.now() + everyMs > end) return found;
    await delay(everyMs);
  }
}
