/** A clock that stands still until it is moved. Milliseconds. */
export class FakeClock {
  #ms = 1_700_000_000_000;
  readonly now = (): number => this.#ms;

  advance(ms: number): void {
    this.#ms += ms;
  }
}
