/** A date as LivePerson writes it in engagement attributes (SDE). */
export interface WireDate {
  readonly day: number;
  readonly month: number;
  readonly year: number;
}

/** Turns `YYYY-MM-DD` into `{ day, month, year }`; undefined for a date that does not exist. */
export function readCalendarDate(text: string): WireDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]; // the form has three groups
  const date = new Date(Date.UTC(year, month - 1, day));
  // The constructor reads years below 100 as 19xx, which this comparison refuses too: no payment was made then.
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? { day, month, year } : undefined;
}
