import type { LivePersonMessage } from './message.js';

/** A dialog of a conversation. Times are milliseconds since 1970. */
export interface DialogSnapshot {
  readonly id: string;
  /** MAIN or POST_SURVEY, or a word that is new. */
  readonly type: string;
  readonly state: 'OPEN' | 'CLOSE';
  readonly startedAt: number;
  readonly endedAt?: number | undefined;
  readonly closedBy?: string | undefined;
}

/** What one of LivePerson's read APIs tells of a conversation. Times are milliseconds since 1970. */
export interface ConversationSnapshot {
  readonly id: string;
  /** Participant id of the consumer. */
  readonly lpConsumerId?: string | undefined;
  /** State of the main dialog. */
  readonly state: 'OPEN' | 'CLOSE';
  /** State of the whole conversation. */
  readonly stage: 'OPEN' | 'CLOSE';
  readonly startedAt: number;
  readonly endedAt?: number | undefined;
  readonly closeReason?: string | undefined;
  readonly skillId?: string | undefined;
  readonly ttr?: string | undefined;
  readonly agent?: { readonly id: string; readonly displayName?: string | undefined } | undefined;
  readonly dialogs: readonly DialogSnapshot[];
  /** Absent when they were not asked for. */
  readonly messages?: readonly LivePersonMessage[] | undefined;
}
