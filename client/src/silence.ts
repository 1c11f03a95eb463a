/** Gives a connection up when nothing has come for a while, or when its owner ends it. */
export class Silence {
  readonly #over = new AbortController();
  readonly #end = (): void => this.#over.abort();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly ms: number,
    private readonly owner: AbortSignal | undefined,
  ) {
    this.begin();
  }

  /** What the connection listens to. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  begin(): void {
    this.#timer = setTimeout(this.#end, this.ms);
    this.owner?.addEventListener('abort', this.#end);
    if (this.owner?.aborted === true) this.#end();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.owner?.removeEventListener('abort', this.#end);
  }
}
