/** How many may be there at a time. */
export interface PlaceLimits {
  readonly all: number;
  /** Of one address; undefined for as many as all. */
  readonly ofOne?: number | undefined;
}

/** A place that was taken, with what gives it back; or whose places are all taken. */
export type Place = { readonly leave: () => void } | { readonly full: 'all' | 'ofOne' };

/** Counts long connections, so that nobody takes them all. */
export class Places {
  readonly #taken = new Map<string, number>();
  #count = 0;

  constructor(private readonly limits: PlaceLimits) {}

  /** How many are taken. */
  get count(): number {
    return this.#count;
  }

  /** Takes a place for an address. Giving it back twice gives it back once. */
  take(address = ''): Place {
    const { all, ofOne = Infinity } = this.limits;
    const own = this.#taken.get(address) ?? 0;
    if (this.#count >= all) return { full: 'all' };
    if (own >= ofOne) return { full: 'ofOne' };
    this.#count += 1;
    this.#taken.set(address, own + 1);
    let isTaken = true;
    return {
      leave: () => {
        if (isTaken) this.#leave(address);
        isTaken = false;
      },
    };
  }

  #leave(address: string): void {
    const left = (this.#taken.get(address) ?? 1) - 1;
    this.#count -= 1;
    if (left > 0) this.#taken.set(address, left);
    else this.#taken.delete(address);
  }
}
