import { RollingCount } from './rolling-count.js';

/** How much may be repeated. */
export interface BudgetOptions {
  /** Repetitions for each hundred calls of the last seconds. */
  readonly percent: number;
  /** Repetitions that are allowed however few calls there were. */
  readonly floor: number;
  readonly clock: () => number;
}

/** Half of the time that is looked back on, in milliseconds. */
const halfMs = 5000;

/** Keeps repetitions few beside the calls themselves: who repeats everything makes an outage worse. */
export class RetryBudget {
  readonly #count: RollingCount;

  constructor(private readonly options: BudgetOptions) {
    this.#count = new RollingCount(halfMs, options.clock);
  }

  /** Notes one call; its repetitions are not calls of their own. */
  noteCall(): void {
    this.#count.add(1, 0);
  }

  /** Takes one repetition from the budget; false when it is used up. */
  take(): boolean {
    const { percent, floor } = this.options;
    if (this.#count.marked >= floor + (this.#count.calls * percent) / 100) return false;
    this.#count.add(0, 1);
    return true;
  }
}
