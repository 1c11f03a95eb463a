interface Waiter {
  readonly passes: () => boolean;
  readonly resolve: () => void;
}

/** Something that goes on, and can be waited for: whoever changes it says so. */
export class Progress {
  readonly #waiters = new Set<Waiter>();

  /** Says that there is something to look at. */
  made(): void {
    for (const waiter of [...this.#waiters]) {
      if (!waiter.passes()) continue;
      this.#waiters.delete(waiter);
      waiter.resolve();
    }
  }

  /** Resolves once it passes; fails at the deadline, with words that `what` finds then. */
  async until(what: () => string, passes: () => boolean, deadlineMs: number): Promise<void> {
    if (passes()) return;
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        const late = (): void => reject(new Error(`${what()}: not within ${deadlineMs} ms`));
        timer = setTimeout(late, deadlineMs);
        this.#waiters.add({ passes, resolve });
      });
    } finally {
      clearTimeout(timer);
    }
  }
}
