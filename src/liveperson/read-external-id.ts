import { readObjects, readText } from './read-values.js';

/** The sender's own id of a message: the `id` of its metadata of type `ExternalId` (META). */
export function readExternalId(metadata: unknown): string | undefined {
  return readText(readObjects(metadata).find(({ type }) => type === 'ExternalId')?.['id']);
}
