import type { Ttr } from './ttr.js';

// The seconds of NORMAL, URGENT and PRIORITIZED are those of LivePerson's samples; accounts set their own.
const seconds = { NORMAL: 3600, URGENT: 300, PRIORITIZED: 600, CUSTOM: 900 } as const;

/** The TTR of a `ttrDefName`; without one the account's default, PRIORITIZED as in the samples of WHX. */
export function ttrOf(name: Ttr['ttrType'] | null): Ttr {
  const ttrType = name ?? 'PRIORITIZED';
  return { ttrType, value: seconds[ttrType] };
}
