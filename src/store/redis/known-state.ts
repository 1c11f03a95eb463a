import type { ConversationRecord } from '../conversation-store.js';

/** What is known of a conversation before something is written. */
export interface KnownState {
  readonly version: string;
  readonly record: ConversationRecord | undefined;
  /** By the place of each fact that was asked about. */
  readonly wasApplied: (index: number) => boolean;
  /** True where it is taken for so and was not asked: a write finds out, and nothing else is decided by it. */
  readonly isAssumed?: boolean;
}

/** What a change begins with. */
export interface ChangeOptions {
  /** True for a conversation that nobody can have heard of before, or hardly. */
  readonly isNew?: boolean;
  /** How it was found a moment ago. */
  readonly found?: FoundRecord | undefined;
}

/** How a conversation was left by a write. */
export type LeftState = Pick<KnownState, 'version' | 'record'>;

/** A record that is there. */
export type FoundRecord = LeftState & { readonly record: ConversationRecord };

/** A conversation of which nothing is there. */
export const nothingLeft: LeftState = { version: '', record: undefined };

/** As the scripts give it: version, record, and when each identity was applied. */
export type StateAnswer = readonly [version: string, record: string, applied: readonly (string | null)[]];

/** Reads what a script tells of a conversation. */
export function readState([version, record, applied]: StateAnswer): KnownState {
  return { version, record: readRecord(record), wasApplied: (index) => (applied[index] ?? null) !== null };
}

/** Takes a conversation for how it was left, and no fact for applied. */
export function assumedState(left: LeftState): KnownState {
  return { ...left, wasApplied: () => false, isAssumed: true };
}

/** Reads a record as it is kept. */
export function readRecord(json: string | null): ConversationRecord | undefined {
  if (json === null || json === '') return undefined;
  return JSON.parse(json) as ConversationRecord; // written by RedisRecords
}
