import { randomUUID } from 'node:crypto';
import { PassingMap } from '../cache/passing-map.js';

/** A claim that is held here. */
export interface ClaimHere {
  readonly token: string;
  readonly inputHash: string;
}

/** The claims that this process holds: only they may be released, or end in an error. */
export class ClaimsHere {
  readonly #held = new PassingMap<ClaimHere>();

  /** A new claim, not held yet. */
  offer(inputHash: string): ClaimHere {
    return { token: randomUUID(), inputHash };
  }

  hold(key: string, claim: ClaimHere): void {
    this.#held.set(key, claim);
  }

  /** The claim of a key, if it is held here. */
  get(key: string): ClaimHere | undefined {
    return this.#held.get(key);
  }

  letGo(key: string): void {
    this.#held.delete(key);
  }
}
