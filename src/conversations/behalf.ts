import type { ActingConsumer } from '../identity/acting-consumer.js';
import type { Caller } from '../identity/caller.js';
import type { ConversationKey, ConversationRecord } from '../store/conversation-store.js';
import type { Target } from './reach.js';

/** A consumer's conversation in which the gateway does something by itself, and as whom. */
export interface Behalf {
  readonly target: Target;
  readonly caller: Caller;
}

/** For the consumer for whom an operation spoke. */
export function behalfOf({ accountId, id: conversationId }: ConversationKey, acting: ActingConsumer): Behalf {
  if (acting.kind === 'managed')
    return { target: { accountId, conversationId, consumerId: acting.extConsumerId }, caller: anyone };
  return { target: { accountId, conversationId }, caller: acting };
}

/** For the owner of a conversation that a caller follows; undefined when nobody's tokens can be had. */
export function behalfOfOwner(record: ConversationRecord, caller: Caller): Behalf | undefined {
  if (caller.kind === 'forwarded') return behalfOf(record, caller);
  const own = caller.kind === 'token' && !caller.mayDelegate ? caller.consumerId : undefined;
  const extConsumerId = own ?? record.extConsumerId;
  return extConsumerId === undefined ? undefined : behalfOf(record, { kind: 'managed', extConsumerId });
}

// The gateway speaks for every consumer of its accounts.
const anyone: Caller = { kind: 'anyone' };
