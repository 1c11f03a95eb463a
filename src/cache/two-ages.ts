/** Keeps by name what was set lately: what nobody sets again goes when the ages change for the second time. */
export class TwoAges<V> {
  #young = new Map<string, V>();
  #old = new Map<string, V>();

  /** Ages change, too, when there are `most` young ones. */
  constructor(private readonly most: number) {}

  get(name: string): V | undefined {
    return this.#young.get(name) ?? this.#old.get(name);
  }

  set(name: string, value: V): void {
    if (this.#young.size >= this.most && !this.#young.has(name)) this.changeAges();
    this.#young.set(name, value);
  }

  delete(name: string): void {
    this.#young.delete(name);
    this.#old.delete(name);
  }

  changeAges(): void {
    this.#old = this.#young;
    this.#young = new Map();
  }
}
