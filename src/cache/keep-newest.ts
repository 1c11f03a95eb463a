/** One part of so many is taken out at once. */
const parts = 64;

/**
 * Takes the entries that came first out of a Map, or a Set, that has more than `most`, and some more where there are many.
 * A walk through a Map passes over what was deleted before it: taken out one at a time, each of 100 000 costs 58 us.
 */
export function keepNewest<K>(entries: Map<K, unknown> | Set<K>, most: number): void {
  if (entries.size <= most) return;
  const left = most - Math.floor(most / parts);
  for (const oldest of entries.keys()) {
    entries.delete(oldest);
    if (entries.size <= left) return;
  }
}
