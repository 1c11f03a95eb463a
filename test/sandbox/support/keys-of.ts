/** The names of the members of an object, in their order. */
export const keysOf = (value: unknown): readonly string[] => Object.keys(value as object);
