/** How far a reader may fall behind before it is cut; it can resume. */
export interface Patience {
  /** Bytes handed over and not taken, beyond which nothing more is handed over. */
  readonly limitBytes: number;
  /** How long a reader may take nothing while something waits for it. */
  readonly stallMs: number;
}

/** The stall time of every transport. */
export const usualStallMs = 20_000;

/** The connection of one reader. */
export interface Outlet {
  /** Hands a text over; calls `taken` once it has left this process, or never can. */
  hand(text: string, taken: () => void): void;
  /** Told when nothing more can be handed over, and when it can again. */
  full?(isFull: boolean): void;
  /** Ends the connection of a reader that is too slow. */
  cut(): void;
}

/** What goes out to one reader, at the reader's pace: in turn, bounded in bytes, and not for ever. */
export class Outflow {
  readonly #line: (() => void)[] = [];
  #waitingBytes = 0;
  #takenAt = 0;
  #watch: NodeJS.Timeout | undefined;
  #isFull = false;
  #isOver = false;

  constructor(
    private readonly outlet: Outlet,
    private readonly patience: Patience,
  ) {}

  /** True when nothing waits to be taken. */
  get isIdle(): boolean {
    return this.#waitingBytes === 0 && this.#line.length === 0;
  }

  /** Hands a text over when its turn has come; resolves once it is taken, or the reader is gone. */
  write(text: string): Promise<void> {
    return new Promise((resolve) => this.#inTurn(() => this.#hand(text, resolve)));
  }

  /** Resolves with true once more can be handed over: before that there is no use in reading more. With false once the reader is gone. */
  room(): Promise<boolean> {
    return new Promise((resolve) => this.#inTurn(() => resolve(!this.#isOver)));
  }

  /** The reader is gone: nobody waits for it any more. */
  end(): void {
    this.#isOver = true;
    clearTimeout(this.#watch);
    this.#advance();
  }

  #inTurn(step: () => void): void {
    this.#line.push(step);
    this.#advance();
  }

  #advance(): void {
    while (this.#line.length > 0 && (this.#isOver || this.#waitingBytes < this.patience.limitBytes)) {
      this.#line.shift()?.();
    }
    const isFull = this.#waitingBytes >= this.patience.limitBytes;
    if (isFull === this.#isFull || this.#isOver) return;
    this.#isFull = isFull;
    this.outlet.full?.(isFull);
  }

  #hand(text: string, resolve: () => void): void {
    if (this.#isOver) return resolve();
    const size = Buffer.byteLength(text);
    if (this.#waitingBytes === 0) this.#takenAt = performance.now();
    this.#waitingBytes += size;
    this.#watch ??= this.#watchFor(this.patience.stallMs);
    this.outlet.hand(text, () => {
      this.#waitingBytes -= size;
      this.#takenAt = performance.now();
      resolve();
      this.#advance();
    });
  }

  /** One timer for many texts: it looks when the last one was taken, and sleeps again for what is left. */
  #watchFor(ms: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#watch = undefined;
      if (this.#waitingBytes === 0 || this.#isOver) return;
      const leftMs = this.#takenAt + this.patience.stallMs - performance.now();
      if (leftMs > 0) {
        this.#watch = this.#watchFor(leftMs);
        return;
      }
      this.end();
      this.outlet.cut();
    }, ms).unref();
  }
}
