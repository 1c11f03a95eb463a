import type { ConversationRecord } from '../store/conversation-store.js';
import { freezeError, reviveError } from './frozen-error.js';
import type { FrozenError } from './frozen-error.js';
import type { Opened } from './opening.js';
import type { SentMessage } from './sent.js';

/** The outcome of opening a conversation as plain data, as a store can keep it. */
export interface KeptOpening {
  readonly record: ConversationRecord;
  readonly outcome: Opened['outcome'];
  readonly sent?: SentMessage | undefined;
  readonly error?: FrozenError | undefined;
}

/** Turns an outcome into plain data. */
export function keepOpening({ record, outcome, firstMessage }: Opened): KeptOpening {
  if (firstMessage === undefined) return { record, outcome };
  return 'error' in firstMessage
    ? { record, outcome, error: freezeError(firstMessage.error) }
    : { record, outcome, sent: firstMessage.sent };
}

/** The outcome again. */
export function reviveOpening({ record, outcome, sent, error }: KeptOpening): Opened {
  if (sent) return { record, outcome, firstMessage: { sent } };
  if (error) return { record, outcome, firstMessage: { error: reviveError(error) } };
  return { record, outcome };
}
