/** Takes the entries that came first out of a Map, or a Set, until it has no more than `most`. */
export function keepNewest<K>(entries: Map<K, unknown> | Set<K>, most: number): void {
  for (const oldest of entries.keys()) {
    if (entries.size <= most) return;
    entries.delete(oldest);
  }
}
