/** An enum whose values are their own names. */
export type Words<W extends string> = { readonly [K in W]: K };

/** Makes an enum of words: public values and LivePerson's are the same. */
export function words<const W extends string>(...list: readonly W[]): Words<W> {
  return Object.fromEntries(list.map((word) => [word, word])) as Words<W>; // each word names itself
}
