import type { ConversationEvent } from './follow-conversation.js';
import type {
  ConversationPartsFragment,
  ConversationQuery,
  MessagePartsFragment,
} from './generated/operations.js';

/** A message, of any kind. */
export type Message = MessagePartsFragment;

/** A conversation as it stands after the last event. */
export interface ConversationView {
  readonly conversation: ConversationPartsFragment;
  /** In their order, each once. */
  readonly messages: readonly Message[];
  /** Whether somebody else than the consumer types. */
  readonly isAgentTyping: boolean;
  /** Where the next event will go on. */
  readonly cursor: string;
}

type Read = NonNullable<ConversationQuery['conversation']>;

/** What was read, as a view. */
export function viewOf({ messages, eventsCursor, ...conversation }: Read): ConversationView {
  const nodes = messages.edges.map(({ node }) => node);
  return { conversation, messages: inOrder(nodes, conversation), isAgentTyping: false, cursor: eventsCursor };
}

/** The view after an event. The old one is left as it was. */
export function applyEvent(view: ConversationView, event: ConversationEvent): ConversationView {
  const { conversation, cursor } = event;
  const next = { ...view, conversation, cursor };
  switch (event.__typename) {
    case 'MessageAdded': {
      const others = view.messages.filter(({ id }) => id !== event.message.id);
      const isAgentTyping = view.isAgentTyping && event.message.from.role === 'CONSUMER';
      return { ...next, messages: inOrder([...others, event.message], conversation), isAgentTyping };
    }
    case 'MessageStatusChanged':
      return { ...next, messages: view.messages.map((message) => advance(message, event)) };
    case 'ChatStateChanged':
      return event.by.role === 'CONSUMER'
        ? next
        : { ...next, isAgentTyping: event.chatState === 'COMPOSING' };
    default:
      return next;
  }
}

/** By dialog, then by number: LivePerson may tell of a message late, and numbers have gaps. */
function inOrder(messages: readonly Message[], { dialogs }: ConversationPartsFragment): readonly Message[] {
  const rankOf = (dialogId: string): number => dialogs.findIndex(({ id }) => id === dialogId);
  return [...messages].sort((a, b) => rankOf(a.dialogId) - rankOf(b.dialogId) || a.sequence - b.sequence);
}

const ranks = ['SENT', 'NACKED', 'ACCEPTED', 'READ', 'ACCESSED'];

type Receipt = Extract<ConversationEvent, { readonly __typename: 'MessageStatusChanged' }>;

/** Notes how far a message got; never back. */
function advance(message: Message, { dialogId, sequences, status }: Receipt): Message {
  const isMeant = message.dialogId === dialogId && sequences.includes(message.sequence);
  return isMeant && ranks.indexOf(status) > ranks.indexOf(message.status) ? { ...message, status } : message;
}
