import type { ClaimHere } from '../claims-here.js';
import type { SettledOutcome } from '../idempotency-store.js';
import type { KeyOptions } from '../store-set.js';
import { claimedKey, decideClaim, isGiven, mayEnd } from './kept-key.js';
import type { Decision, KeptKey } from './kept-key.js';
import { tableKey } from './table-key.js';
import type { Tables } from './tables.js';

/** Most old keys that one claim removes. */
const mostForgotten = 4;

/** What keys stand on. */
export interface KeysParts {
  readonly tables: Tables;
  readonly options: KeyOptions;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Idempotency keys, changed in jobs of a writer. */
export class Keys {
  constructor(private readonly parts: KeysParts) {}

  get(key: string): KeptKey | undefined {
    return this.parts.tables.keys.get(tableKey(key));
  }

  /** What a claim would meet, without writing anything. */
  look(key: string, claim: ClaimHere): { readonly decision: Decision; readonly kept: KeptKey | undefined } {
    const kept = this.get(key);
    return { decision: decideClaim(kept, this.#asked(claim)), kept };
  }

  /** Claims the key where that is possible, and gives it as it was before; a new one as it is then. */
  claim(key: string, claim: ClaimHere): ReturnType<Keys['look']> {
    const { decision, kept } = this.look(key, claim);
    const claimed = claimedKey(kept, this.#asked(claim));
    if (isGiven(decision)) this.#put(key, claimed, kept);
    this.forgetOld(mostForgotten);
    return { decision, kept: kept ?? claimed };
  }

  settle(key: string, outcome: SettledOutcome, mine: ClaimHere | undefined): void {
    // Its holder knows the outcome of a key that was forgotten meanwhile.
    const before = this.get(key);
    const kept = before ?? (mine && claimedKey(undefined, this.#asked(mine)));
    if (kept !== undefined && mayEnd(kept, outcome, mine?.token))
      this.#put(key, { ...kept, outcome }, before);
  }

  release(key: string, mine: ClaimHere | undefined): void {
    const kept = this.get(key);
    if (kept !== undefined && kept.outcome === undefined && kept.token === mine?.token)
      this.#remove(key, kept);
  }

  /** Removes a key whose outcome is about something; answers with whether it was. */
  forget(key: string, isAbout: (outcome: unknown) => boolean): boolean {
    const kept = this.get(key);
    if (kept?.outcome === undefined || !isAbout(kept.outcome)) return false;
    this.#remove(key, kept);
    return true;
  }

  /** Removes keys that were kept for long enough; answers with how many it looked at. */
  forgetOld(limit: number): number {
    const { tables, options, now } = this.parts;
    const old = tables.keyAges.range({ from: '0', to: tableKey(now() - options.keepMs + 1), limit });
    for (const entry of old) {
      const kept = this.get(entry.value);
      if (kept !== undefined) this.#remove(entry.value, kept);
      tables.keyAges.remove(entry.key);
    }
    return old.length;
  }

  #asked({ token, inputHash }: ClaimHere): Parameters<typeof decideClaim>[1] {
    return { token, inputHash, now: this.parts.now(), leaseMs: this.parts.options.leaseMs };
  }

  #put(key: string, kept: KeptKey, before: KeptKey | undefined): void {
    this.parts.tables.keys.put(tableKey(key), kept);
    if (before?.at !== kept.at) this.parts.tables.keyAges.put(tableKey(kept.at, key), key);
  }

  #remove(key: string, { at }: KeptKey): void {
    this.parts.tables.keys.remove(tableKey(key));
    this.parts.tables.keyAges.remove(tableKey(at, key));
  }
}
