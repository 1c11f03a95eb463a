/**
 * The going away of one caller, as far as it is used here like an AbortSignal. Each request has one, and most end
 * without anybody going: an AbortSignal with its listener takes 5 µs to make, so it is made where a library asks for one.
 */
export class Departure {
  #aborted = false;
  #listeners: Set<() => void> | undefined;
  #controller: AbortController | undefined;

  get aborted(): boolean {
    return this.#aborted;
  }

  /** The same as a signal. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#aborted) this.#controller.abort();
    return this.#controller.signal;
  }

  /** Tells those who listen; once. */
  happen(): void {
    if (this.#aborted) return;
    this.#aborted = true;
    for (const listener of this.#listeners ?? []) listener();
    this.#controller?.abort();
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    (this.#listeners ??= new Set()).add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners?.delete(listener);
  }
}

/** A signal that tells of a going away. */
export function signalOf(departing: Departure | AbortSignal): AbortSignal {
  return departing instanceof Departure ? departing.signal : departing;
}
