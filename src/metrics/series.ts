/** What is counted apart for each combination of at most two labels; both words come from closed lists. */
export class Series<T> {
  readonly #cells = new Map<string, Map<string, T>>();

  constructor(
    private readonly labelNames: readonly string[],
    private readonly create: () => T,
  ) {
    if (labelNames.length === 0) this.of();
  }

  /** Where these values are counted. Two lookups by words that are known: no key is made, and none hashed. */
  of(first = '', second = ''): T {
    const inner = this.#cells.get(first) ?? this.#add(first);
    const known = inner.get(second);
    if (known !== undefined) return known;
    const cell = this.create();
    inner.set(second, cell);
    return cell;
  }

  /** Each combination that came, by names, with what was counted. */
  all(): { readonly labels: Readonly<Record<string, string>>; readonly cell: T }[] {
    return [...this.#cells].flatMap(([first, inner]) =>
      [...inner].map(([second, cell]) => {
        const values = [first, second];
        return {
          labels: Object.fromEntries(this.labelNames.map((name, at) => [name, values[at] ?? ''])),
          cell,
        };
      }),
    );
  }

  #add(first: string): Map<string, T> {
    const inner = new Map<string, T>();
    this.#cells.set(first, inner);
    return inner;
  }
}
