/** Most conversations that one search by id may name (MHIST). */
export const maxHistoryIds = 100;

/** What of a conversation is asked for, beside its `info`. */
const state = ['agentParticipants', 'consumerParticipants', 'dialogs'] as const;
const messages = ['messageRecords', 'messageStatuses'] as const;

/** Body of a search of the Messaging Interactions API (MHIST). */
export interface HistorySearch {
  readonly conversationId?: string;
  readonly conversationIds?: readonly string[];
  readonly consumer?: string;
  readonly status?: readonly ('OPEN' | 'CLOSE')[];
  readonly contentToRetrieve: readonly string[];
}

/** What is searched for by id. */
export interface HistoryIds {
  readonly ids: readonly string[];
  /** Whether their messages come along. */
  readonly messages: boolean;
}

/** Asks for conversations by id, up to 100 (MHIST). */
export function historyByIds(wanted: HistoryIds): HistorySearch {
  const [first = '', ...others] = wanted.ids;
  const named = others.length === 0 ? { conversationId: first } : { conversationIds: wanted.ids };
  return { ...named, contentToRetrieve: wanted.messages ? [...state, ...messages] : state };
}

/** Asks for the conversations of a consumer, by participant id, that are in one of the states (MHIST). */
export function historyByConsumer(consumer: string, states: readonly ('OPEN' | 'CLOSE')[]): HistorySearch {
  return { consumer, status: states, contentToRetrieve: state };
}
