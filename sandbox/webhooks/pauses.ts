/** Pauses that can all be broken off, once and for good. */
export class Pauses {
  private isOver = false;
  private readonly running = new Map<NodeJS.Timeout, () => void>();

  /** True after the time, false when it was broken off. */
  wait(ms: number): Promise<boolean> {
    if (this.isOver) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.running.delete(timer);
        resolve(true);
      }, ms);
      this.running.set(timer, () => resolve(false));
    });
  }

  breakOff(): void {
    this.isOver = true;
    const running = [...this.running];
    this.running.clear();
    for (const [timer, end] of running) {
      clearTimeout(timer);
      end();
    }
  }
}
