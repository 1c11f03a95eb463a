import type { CreatedConversation } from '../connector/created-conversation.js';
import type { ClientProperties } from '../liveperson/client-properties.js';
import type { NewConversation } from '../liveperson/create-conversation.js';
import type { Asking } from './post-office.js';
import type { Speaker } from './reach.js';
import type { FirstMessageOutcome } from './sent.js';
import type { ConversationRecord } from '../store/conversation-store.js';

/** A request to open a conversation. */
export interface Opening extends NewConversation {
  /** The consumer's id in its own channel, where the caller may name one. */
  readonly consumerId?: string | null | undefined;
  readonly client?: ClientProperties | null | undefined;
  /** Sent once the conversation is open. */
  readonly firstMessage?:
    { readonly text: string; readonly externalId?: string | null | undefined } | null | undefined;
  readonly ifOpen: 'REJECT' | 'RETURN_OPEN';
  /** 1 to 128 characters. */
  readonly idempotencyKey?: string | null | undefined;
}

/** One request to open a conversation: what is asked for, by whom, for whom. */
export interface OpeningRequest {
  readonly opening: Opening;
  readonly speaker: Speaker;
  readonly asking: Asking;
  /** Of the key under which it is asked for. */
  readonly mark?: string;
}

/** A conversation, and how it came to be in the answer. */
export interface Opened {
  readonly record: ConversationRecord;
  readonly outcome: 'CREATED' | 'RETURNED_OPEN' | 'REPLAYED';
  /** Absent when none was asked for, or the conversation was open before. */
  readonly firstMessage?: FirstMessageOutcome;
}

/** The record of a conversation that LivePerson opened just now; `now` in milliseconds since 1970. */
export function openedRecord(
  { accountId, routing, client }: Opening,
  { conversationId, consumer }: Pick<CreatedConversation, 'conversationId' | 'consumer'>,
  now: number,
): ConversationRecord {
  return {
    accountId,
    id: conversationId,
    lpConsumerId: consumer.lpConsumerId,
    extConsumerId: consumer.extConsumerId,
    state: 'OPEN',
    stage: 'OPEN',
    startedAt: now,
    checkedAt: now,
    skillId: routing?.skillId ?? undefined,
    ttr: routing?.ttr ?? undefined,
    client: client ?? undefined,
  };
}
