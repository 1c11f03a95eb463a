import { PassingMap } from '../../cache/passing-map.js';

/** Work on one thing after the other, by name: what this process does itself never conflicts with itself. */
export class Turns {
  readonly #last = new PassingMap<Promise<unknown>>();

  /** Runs the work when all earlier work of that name is over, however it ended. */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const mine = before.then(work);
    const over = mine.catch(() => undefined);
    this.#last.set(name, over);
    try {
      return await mine;
    } finally {
      if (this.#last.get(name) === over) this.#last.delete(name);
    }
  }
}
