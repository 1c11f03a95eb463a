/**
 * Who is here now, where many come and go. Not a Set: one that has had many builds itself anew again and again, each old
 * self points to the next, and what the first of them in V8's old generation held stays until a whole collection,
 * with everything after it. That was 8 KB of each request, and half of a collector's work.
 */
export class Roster<T extends object> {
  readonly #places: (T | undefined)[] = [];
  readonly #free: number[] = [];

  /** Lets one in; gives the place to leave. */
  enter(one: T): number {
    const place = this.#free.pop() ?? this.#places.length;
    this.#places[place] = one;
    return place;
  }

  /** Frees a place, once. */
  leave(place: number): void {
    this.#places[place] = undefined;
    this.#free.push(place);
  }

  /** Those who are here. */
  all(): readonly T[] {
    return this.#places.filter((one) => one !== undefined);
  }
}
