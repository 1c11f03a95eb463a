import { isStoreFailure } from '../store/store-failure.js';

/**
 * What the store answers, undefined when it fails: for what goes with something that LivePerson has confirmed. That
 * stands, whether it can be written down here or not.
 */
export async function ifKept<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isStoreFailure(error)) return undefined;
    throw error;
  }
}
