/** Keeps `info` and what was asked for; everything when nothing was (MHIST). */
export const selectContent = (
  record: Readonly<Record<string, unknown>>,
  wanted: readonly string[] | undefined,
): Readonly<Record<string, unknown>> =>
  wanted === undefined
    ? record
    : Object.fromEntries(Object.entries(record).filter(([name]) => name === 'info' || wanted.includes(name)));
