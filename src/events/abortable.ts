import type { Departure } from '../http/departure.js';

/**
 * An iterator that ends at once when its reader lets go. A generator alone would not: its `return` waits behind the
 * `next` under way, which may wait for an event that never comes.
 */
export function abortable<T>(
  departure: Departure,
  begin: (departure: Departure) => AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  const inner = begin(departure);
  const end = async (): Promise<IteratorReturnResult<undefined>> => {
    departure.happen();
    await inner.return(undefined);
    return { done: true, value: undefined };
  };
  return {
    next: () => inner.next(),
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => {
      await end();
    },
  };
}
