import { isStoreFailure } from '../store/store-failure.js';

/**
 * What the store answers, or what stands in its place when it fails: for what goes with something that LivePerson has
 * confirmed. That stands, whether it can be written down here or not.
 */
export function keptOr<T, O>(work: Promise<T>, otherwise: O): Promise<T | O> {
  return work.catch((error: unknown) => {
    if (isStoreFailure(error)) return otherwise;
    throw error;
  });
}

/** The same, with undefined when the store fails. */
export function ifKept<T>(work: Promise<T>): Promise<T | undefined> {
  return keptOr(work, undefined);
}
