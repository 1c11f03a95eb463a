import { isRecord } from './is-record.js';

/** A JSON object that nothing is known of yet. */
export type WireObject = Readonly<Record<string, unknown>>;

/** A text that is not empty. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An id, which LivePerson writes as text or as number (CONV, MHIST). */
export function readId(value: unknown): string | undefined {
  return Number.isSafeInteger(value) ? String(value) : readText(value);
}

/** A whole number from 0, such as a sequence or milliseconds since 1970; MHIST's table calls some of them texts. */
export function readWhole(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** Largest number that an Int of GraphQL holds. */
const largestSequence = 2 ** 31 - 1;

/** End of the year 9999, the last that RFC 3339 writes; milliseconds since 1970. */
const latestTime = 253_402_300_799_999;

/** The number of something in its dialog, from 0 (WHE). */
export function readSequenceNumber(value: unknown): number | undefined {
  const sequence = readWhole(value);
  return sequence !== undefined && sequence <= largestSequence ? sequence : undefined;
}

/** A time in milliseconds since 1970, UTC (WHE, MHIST). */
export function readTime(value: unknown): number | undefined {
  const time = readWhole(value);
  return time !== undefined && time <= latestTime ? time : undefined;
}

/** The objects of a list; a list of one may come as its bare element (MWP). */
export function readObjects(value: unknown): readonly WireObject[] {
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter(isRecord);
}

/** An object, or undefined. */
export function readObject(value: unknown): WireObject | undefined {
  return isRecord(value) ? value : undefined;
}

/** What a JSON text says; anything but a text is answered as it is, and a text that is not JSON as undefined. */
export function readJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}
