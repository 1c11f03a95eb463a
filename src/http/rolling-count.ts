/** Counts what happened of late: between half a window and a whole one. Two numbers for each half, and no timer. */
export class RollingCount {
  #calls = 0;
  #marked = 0;
  #callsBefore = 0;
  #markedBefore = 0;
  #halfEnds: number;

  constructor(
    private readonly halfMs: number,
    /** Milliseconds of any clock that only goes forward. */
    private readonly clock: () => number,
  ) {
    this.#halfEnds = clock() + halfMs;
  }

  /** Counts one more call; `mark` says that it is one of those that are looked for. */
  add(calls: 0 | 1, marked: 0 | 1): void {
    this.#turn();
    this.#calls += calls;
    this.#marked += marked;
  }

  /** Calls of late. */
  get calls(): number {
    this.#turn();
    return this.#calls + this.#callsBefore;
  }

  /** Marked ones of late. */
  get marked(): number {
    this.#turn();
    return this.#marked + this.#markedBefore;
  }

  /** Begins anew. */
  forget(): void {
    this.#calls = this.#marked = this.#callsBefore = this.#markedBefore = 0;
    this.#halfEnds = this.clock() + this.halfMs;
  }

  #turn(): void {
    const now = this.clock();
    if (now < this.#halfEnds) return;
    const isNext = now < this.#halfEnds + this.halfMs;
    this.#callsBefore = isNext ? this.#calls : 0;
    this.#markedBefore = isNext ? this.#marked : 0;
    this.#calls = this.#marked = 0;
    this.#halfEnds = isNext ? this.#halfEnds + this.halfMs : now + this.halfMs;
  }
}
