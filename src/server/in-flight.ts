/** Counts what runs, so that a shutdown can wait for it. */
export class InFlight {
  #count = 0;
  readonly #waiting: (() => void)[] = [];

  /** How many requests run now. */
  get count(): number {
    return this.#count;
  }

  begin(): void {
    this.#count += 1;
  }

  end(): void {
    this.#count -= 1;
    if (this.#count === 0) for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Resolves with true when nothing runs any more, with false when that took too long. */
  async settle(timeoutMs: number): Promise<boolean> {
    if (this.#count === 0) return true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), timeoutMs);
    });
    const done = new Promise<true>((resolve) => this.#waiting.push(() => resolve(true)));
    const outcome = await Promise.race([done, late]);
    clearTimeout(timer);
    return outcome;
  }
}
