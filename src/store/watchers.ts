/** Called when there may be news; with their text, where news have one. */
export type Wake = (text?: string) => void;

/** Who waits for what, in this process. */
export class Watchers {
  readonly #wakes = new Map<string, Set<Wake>>();
  #size = 0;

  /** Calls `wake` whenever the name is called; gives back what ends that. */
  add(name: string, wake: Wake): () => void {
    // One function may watch twice: each watching ends by itself.
    const mine: Wake = (text) => wake(text);
    const wakes = this.#wakes.get(name) ?? new Set();
    this.#wakes.set(name, wakes.add(mine));
    this.#size += 1;
    return () => {
      if (!wakes.delete(mine)) return;
      this.#size -= 1;
      if (wakes.size === 0 && this.#wakes.get(name) === wakes) this.#wakes.delete(name);
    };
  }

  wake(name: string, text?: string): void {
    for (const wake of [...(this.#wakes.get(name) ?? [])]) wake(text);
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
