import { readId, readWhole } from './read-values.js';

/** What fits into a key of any store: an id of a participant is 64 characters long, a UUID 36 (WHX, PCS). */
const idForm = /^[\x21-\x7e]{1,128}$/;

/** Largest number that an Int of GraphQL holds. */
const largestSequence = 2 ** 31 - 1;

/** End of the year 9999, the last that RFC 3339 writes; milliseconds since 1970. */
const latestTime = 253_402_300_799_999;

/** An id in a notification, 1 to 128 visible characters of ASCII; undefined for anything else. */
export function readNotificationId(value: unknown): string | undefined {
  const id = readId(value);
  return id !== undefined && idForm.test(id) ? id : undefined;
}

/** The number of an event in its dialog (WHE). */
export function readNotificationSequence(value: unknown): number | undefined {
  const sequence = readWhole(value);
  return sequence !== undefined && sequence <= largestSequence ? sequence : undefined;
}

/** A time in milliseconds since 1970, UTC (WHE). */
export function readNotificationTime(value: unknown): number | undefined {
  const time = readWhole(value);
  return time !== undefined && time <= latestTime ? time : undefined;
}
