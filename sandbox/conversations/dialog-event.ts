import type { Participant } from './participant.js';

/** What a participant published into a dialog: content, rich content or a receipt (SEND). */
export type PublishedEvent = Readonly<Record<string, unknown>> & { readonly type: string };

/** Whom a message is for; `AGENTS_AND_MANAGERS` must not reach the consumer (WHE). */
export type Audience = 'ALL' | 'AGENTS_AND_MANAGERS';

/**
 * One numbered event of a dialog. Receipts take a number too, so messages have gaps between theirs (PCS,
 * WHX).
 */
export interface DialogEvent {
  readonly sequence: number;
  /** Unix milliseconds. */
  readonly at: number;
  readonly originator: Pick<Participant, 'id' | 'role'>;
  readonly event: PublishedEvent;
  readonly audience: Audience;
  /** As it was sent; null where the sender gave null, undefined where it gave none. */
  readonly metadata: readonly unknown[] | null | undefined;
}
