import type { SettledOutcome } from '../idempotency-store.js';

/** An idempotency key. Times are milliseconds since 1970. */
export interface KeptKey {
  readonly inputHash: string;
  /** When it was first claimed. */
  readonly at: number;
  /** Who holds the claim. */
  readonly token: string;
  readonly leaseUntil: number;
  readonly outcome?: SettledOutcome | undefined;
}

/** A claim that somebody asks for. */
export interface Asked {
  readonly inputHash: string;
  readonly token: string;
  readonly now: number;
  readonly leaseMs: number;
}

/** What becomes of a claim. */
export type Decision = 'claimed' | 'lost' | 'doubt' | 'inProgress' | 'settled';

/** Whose the key is after a claim: a lease that ran out, or a doubt, passes to who asks with the same input, and only once. */
export function decideClaim(kept: KeptKey | undefined, { inputHash, token, now }: Asked): Decision {
  if (kept === undefined) return 'claimed';
  const isDoubt = kept.outcome?.kind === 'doubt' && kept.inputHash === inputHash;
  if (kept.outcome !== undefined) return isDoubt ? 'doubt' : 'settled';
  if (kept.token === token) return 'claimed';
  return kept.leaseUntil <= now && kept.inputHash === inputHash ? 'lost' : 'inProgress';
}

/** Whether a decision gives the key to who asked. */
export function isGiven(decision: Decision): decision is 'claimed' | 'lost' | 'doubt' {
  return decision === 'claimed' || decision === 'lost' || decision === 'doubt';
}

/** The key as its new claimer holds it, without an outcome. */
export function claimedKey(kept: KeptKey | undefined, { inputHash, token, now, leaseMs }: Asked): KeptKey {
  return { inputHash, token, at: kept?.at ?? now, leaseUntil: now + leaseMs, outcome: undefined };
}

/** Whether an outcome counts: the first value, or the first error or doubt of who holds the claim. */
export function mayEnd(kept: KeptKey, outcome: SettledOutcome, token: string | undefined): boolean {
  if (outcome.kind === 'value') return kept.outcome?.kind !== 'value';
  return kept.outcome === undefined && kept.token === token;
}
