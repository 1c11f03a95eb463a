import type { ToldMessage, ToldReceipt } from '../liveperson/read-notification-event.js';
import type { ToldState } from '../liveperson/read-notification-state.js';
import type { Fact, LoggedEvent } from '../store/event-log.js';
import { messageFact } from './message-fact.js';
import type { Place } from './place.js';
import { receiptFact } from './receipt-fact.js';
import { stateFact } from './state-fact.js';

/** What is told to be kept; chat states are live only. */
export type DurableThing = ToldMessage | ToldReceipt | ToldState;

/** What a store is to be told of something that LivePerson told; `receivedAt` stands in where it has no time of its own. */
export function factOf(told: DurableThing, place: Place, receivedAt: number): Fact {
  switch (told.kind) {
    case 'message':
      return messageFact(place, told.message);
    case 'receipt':
      return receiptFact(place, { occurredAt: told.at ?? receivedAt, ...told });
    case 'state':
      return stateFact({ key: place.key, told, receivedAt });
  }
}

/** A logged event as a fact of another conversation, to which its dialog turned out to belong; undefined for states. */
export function factElsewhere({ body, occurredAt }: LoggedEvent, place: Place): Fact | undefined {
  switch (body.kind) {
    case 'messageAdded':
      return messageFact(place, body.message);
    case 'messageStatusChanged':
      return receiptFact(place, { occurredAt, ...body });
    case 'conversationChanged':
      return undefined;
  }
}
