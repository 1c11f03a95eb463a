/**
 * A list as it is, anything else as its only element: the protocol lets a one-element array be sent bare
 * (MWP).
 */
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
