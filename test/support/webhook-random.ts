/** Numbers from 0 up to 1 that repeat themselves for the same seed. */
export type Random = () => number;

/** A generator of random numbers; a test that fails is repeated by its seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A whole number from `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** The same items in another order. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const marked = items.map((item) => ({ item, mark: random() }));
  return marked.sort((a, b) => a.mark - b.mark).map(({ item }) => item);
}
