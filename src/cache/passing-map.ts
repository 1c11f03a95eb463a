/**
 * What is kept by name for a moment, where many come and go. Not a Map, for the reason why a Roster is not a Set; an
 * object used as a dictionary builds itself anew, too, and its former selves do not point to the next.
 */
export class PassingMap<V> {
  readonly #values = Object.create(null) as Record<string, V>; // without a prototype, any name is only a name

  get(name: string): V | undefined {
    return this.#values[name];
  }

  set(name: string, value: V): void {
    this.#values[name] = value;
  }

  delete(name: string): void {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the one place where a name is let go
    delete this.#values[name];
  }
}
