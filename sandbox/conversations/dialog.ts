import type { DialogEvent } from './dialog-event.js';
import type { Participant } from './participant.js';

/** A thread of a conversation; the main one has the conversation's id (GUIDE, PCS). */
export interface Dialog {
  readonly id: string;
  readonly type: 'MAIN' | 'POST_SURVEY';
  state: 'OPEN' | 'CLOSE';
  readonly creationTs: number;
  endTs: number | null;
  metaDataLastUpdateTs: number;
  closedBy: 'CONSUMER' | 'AGENT' | null;
  closedCause: string | null;
  participants: readonly Participant[];
  /** Numbering starts at 0 in every dialog (PCS). */
  nextSequence: number;
  readonly events: DialogEvent[];
  /** Survey dialogs name the app that runs them (PCS). */
  readonly metaData: Readonly<Record<string, unknown>> | null;
}
