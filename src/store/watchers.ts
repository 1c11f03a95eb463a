/** Who waits for what, in this process. */
export class Watchers {
  readonly #wakes = new Map<string, Set<() => void>>();
  #size = 0;

  /** Calls `wake` whenever the name is called; gives back what ends that. */
  add(name: string, wake: () => void): () => void {
    // One function may watch twice: each watching ends by itself.
    const mine = (): void => wake();
    const wakes = this.#wakes.get(name) ?? new Set();
    this.#wakes.set(name, wakes.add(mine));
    this.#size += 1;
    return () => {
      if (!wakes.delete(mine)) return;
      this.#size -= 1;
      if (wakes.size === 0 && this.#wakes.get(name) === wakes) this.#wakes.delete(name);
    };
  }

  wake(name: string): void {
    for (const wake of [...(this.#wakes.get(name) ?? [])]) wake();
  }

  wakeAll(): void {
    for (const name of [...this.#wakes.keys()]) this.wake(name);
  }

  has(name: string): boolean {
    return this.#wakes.has(name);
  }

  /** How many watch. */
  get size(): number {
    return this.#size;
  }
}
