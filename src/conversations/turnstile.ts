/** Lets a few in at once, some wait, and turns the rest away. */
export class Turnstile {
  #inside = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly places: number,
    private readonly seats: number,
  ) {}

  /** Runs the work when a place is free; undefined, and the work does not run, when too many wait. */
  async pass<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#inside < this.places) this.#inside += 1;
    else if (this.#waiting.length >= this.seats) return undefined;
    else await new Promise<void>((enter) => this.#waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // Whoever goes in takes over the place of who goes out.
      if (next === undefined) this.#inside -= 1;
      else next();
    }
  }
}
