import { readId } from './read-values.js';

/** What fits into a key of any store: an id of a participant is 64 characters long, a UUID 36 (WHX, PCS). */
const idForm = /^[\x21-\x7e]{1,128}$/;

/** An id in a notification, 1 to 128 visible characters of ASCII; undefined for anything else. */
export function readNotificationId(value: unknown): string | undefined {
  const id = readId(value);
  return id !== undefined && idForm.test(id) ? id : undefined;
}
