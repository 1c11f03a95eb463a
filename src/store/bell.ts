import { setTimeout as delay } from 'node:timers/promises';

/** Something to wait for that may ring before anybody waits. */
export class Bell {
  #rung = false;
  #answer: (() => void) | undefined;

  readonly ring = (): void => {
    this.#rung = true;
    this.#answer?.();
  };

  /** Resolves when it rings or rang since it was last waited for, and after `mostMs` at the latest. */
  async rung(mostMs: number): Promise<void> {
    if (!this.#rung) await this.#wait(mostMs);
    this.#rung = false;
  }

  async #wait(mostMs: number): Promise<void> {
    const patience = new AbortController();
    const rung = new Promise<void>((resolve) => {
      this.#answer = resolve;
    });
    // What nobody but a waiter needs must not keep the process alive.
    const late = delay(mostMs, undefined, { signal: patience.signal, ref: false }).catch(() => undefined);
    await Promise.race([rung, late]);
    patience.abort();
  }
}
