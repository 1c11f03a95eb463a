/**
 * Makes an entry the last that `keepNewest` takes out. While less than half of the places are taken nobody has to make
 * room, and the entry stays where it is: taking one out and in again makes a Map build itself anew every few times.
 */
export function makeYoungest<K, V>(entries: Map<K, V>, key: K, value: V, most: number): void {
  if (entries.size * 2 < most) return;
  entries.delete(key);
  entries.set(key, value);
}
