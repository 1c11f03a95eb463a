/** A place in a stream: milliseconds and a number within them. */
export interface StreamPosition {
  readonly ms: number;
  readonly number: number;
}

/** A position before everything. */
export const beforeAll = '0-0';

/** Reads an id of a stream entry; undefined when it is not one. */
export function readStreamPosition(text: string): StreamPosition | undefined {
  const [, ms, number] = /^(\d{1,15})-(\d{1,15})$/.exec(text) ?? [];
  return ms === undefined ? undefined : { ms: Number(ms), number: Number(number) };
}

/** Whether the first comes before the second; what cannot be read comes before everything. */
export function isBefore(first: string, second: string): boolean {
  const none = { ms: 0, number: 0 };
  const [a, b] = [readStreamPosition(first) ?? none, readStreamPosition(second) ?? none];
  return a.ms < b.ms || (a.ms === b.ms && a.number < b.number);
}
