/** Ends a COMPOSING that nobody ended. LivePerson shows it until another state comes; a text does not end it (SEND). */
export class Composing {
  readonly #outstanding = new Map<
    string,
    { readonly timer: NodeJS.Timeout; readonly pause: () => Promise<void> }
  >();

  /** `quietMs`: how long a consumer may be silent before counting as paused. */
  constructor(private readonly quietMs: number) {}

  /** Notes that COMPOSING was sent for a dialog; `pause` sends PAUSE once, after the quiet time or when asked for. */
  begun(key: string, pause: () => Promise<void>): void {
    this.ended(key);
    const timer = setTimeout(() => void this.pauseNow(key), this.quietMs);
    timer.unref();
    this.#outstanding.set(key, { timer, pause });
  }

  /** Notes that another state was sent. */
  ended(key: string): void {
    clearTimeout(this.#outstanding.get(key)?.timer);
    this.#outstanding.delete(key);
  }

  /** Sends PAUSE now if COMPOSING is outstanding; never rejects: typing is best effort. */
  async pauseNow(key: string): Promise<void> {
    const entry = this.#outstanding.get(key);
    if (entry === undefined) return;
    this.ended(key);
    await entry.pause().catch(() => undefined);
  }

  /** Ends everything that is outstanding, for a process that goes away. */
  async pauseAll(): Promise<void> {
    await Promise.all([...this.#outstanding.keys()].map((key) => this.pauseNow(key)));
  }
}
