/** A member that may be left out, or given as null, which means the same. */
export type Optional<T> = T | null | undefined;

/** The members that have a value: LivePerson is sent absent members as absent, never as null. */
export function present<T extends Record<string, unknown>>(
  members: T,
): { [K in keyof T]?: Exclude<T[K], null | undefined> } {
  const kept: Record<string, unknown> = {};
  for (const name in members) {
    const value = members[name];
    if (value !== undefined && value !== null) kept[name] = value;
  }
  return kept as { [K in keyof T]?: Exclude<T[K], null | undefined> }; // each member kept is one of T, without null
}
