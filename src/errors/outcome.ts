/** What an operation that failed did: nothing left, LivePerson refused it, a part took effect, or nobody knows. */
export type Outcome = 'NOT_SENT' | 'REJECTED' | 'PARTIAL' | 'UNKNOWN';

/**
 * What an upstream call can change: nothing (look-ups, tokens, reads), a state that a repeat leaves the same,
 * or something that a repeat would do twice.
 */
export type Effect = 'none' | 'idempotent' | 'once';

/** Known outcomes can be repeated without doubling anything; an unknown one only where a repeat changes nothing. */
export function isSafeToRepeat(effect: Effect, outcome: Outcome): boolean {
  return outcome !== 'UNKNOWN' || effect !== 'once';
}
