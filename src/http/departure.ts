/**
 * The going away of one caller, as far as it is used here like an AbortSignal. Each request and each subscriber has one, and
 * most end without anybody going: an AbortSignal with its listener takes 5 µs to make and holds 1 KiB, so it is made
 * where a library asks for one.
 */
export class Departure {
  #aborted = false;
  #listeners: (() => void)[] | undefined;
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
    const listeners = this.#listeners ?? [];
    this.#listeners = undefined;
    for (const listener of listeners) listener();
    this.#controller?.abort();
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    (this.#listeners ??= []).push(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    const at = this.#listeners?.indexOf(listener) ?? -1;
    if (at >= 0) this.#listeners?.splice(at, 1);
  }
}

/** A signal that tells of a going away. */
export function signalOf(departing: Departure | AbortSignal): AbortSignal {
  return departing instanceof Departure ? departing.signal : departing;
}
