import { PassingMap } from '../../cache/passing-map.js';

/** Work on one thing after the other, by name: what this process does itself never conflicts with itself. */
export class Turns {
  readonly #last = new PassingMap<Promise<void>>();

  /** Runs the work when all earlier work of that name is over, however it ended; at once where there is none. */
  run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name);
    const mine = before === undefined ? work() : before.then(work);
    const end = (): void => {
      if (this.#last.get(name) === over) this.#last.delete(name);
    };
    const over = mine.then(end, end);
    this.#last.set(name, over);
    return mine;
  }
}
