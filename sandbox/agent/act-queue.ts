/** Does acts one after the other, each after its pause; `clear` forgets those that have not begun. */
export class ActQueue {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly waiting = new Map<string, { afterMs: number; act: () => void }[]>();

  /** Acts of one key keep their order; keys do not wait for each other. */
  add(key: string, afterMs: number, act: () => void): void {
    const queue = this.waiting.get(key) ?? [];
    queue.push({ afterMs, act });
    this.waiting.set(key, queue);
    if (!this.timers.has(key)) this.next(key);
  }

  clear(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.waiting.clear();
  }

  private next(key: string): void {
    const queue = this.waiting.get(key);
    const first = queue?.shift();
    if (!first) {
      this.timers.delete(key);
      this.waiting.delete(key);
      return;
    }
    const run = () => {
      first.act();
      this.next(key);
    };
    this.timers.set(key, setTimeout(run, first.afterMs));
  }
}
