import { isStoreFailure } from '../store/store-failure.js';

/**
 * What the store answers, undefined when it fails: for what goes with something that LivePerson has confirmed. That
 * stands, whether it can be written down here or not.
 */
export function ifKept<T>(work: Promise<T>): Promise<T | undefined>;
/** The same, with what stands in its place when the store fails. */
export function ifKept<T>(work: Promise<T>, otherwise: T): Promise<T>;
export function ifKept<T>(work: Promise<T>, otherwise?: T): Promise<T | undefined> {
  return work.catch((error: unknown) => {
    if (isStoreFailure(error)) return otherwise;
    throw error;
  });
}
