// What is known of a conversation: it lies in Apollo's cache, answers and events are put into it, and the page is drawn
// from it.
import { cache } from './connection';
import { ConversationDocument as query } from './generated/operations';
import type {
  ConversationEventsSubscription,
  ConversationPartsFragment,
  MessagePartsFragment,
} from './generated/operations';

/** A message as it is shown. */
export type Message = MessagePartsFragment;
/** A conversation with its messages, in their order. */
export type Conversation = ConversationPartsFragment & { readonly messages: readonly Message[] };

interface Place {
  readonly accountId: string;
  readonly conversationId: string;
}

/** The variables under which the cache knows a conversation. */
export const variablesOf = ({ accountId, conversationId }: Place) => ({ accountId, id: conversationId });

/** Tells how the conversation stands, now and whenever something is put into it. */
export function watch(place: Place, tell: (conversation: Conversation) => void): () => void {
  const variables = variablesOf(place);
  const look = () => {
    const found = cache.readQuery({ query, variables })?.conversation;
    if (found) tell({ ...found, messages: inOrder(found) });
  };
  look();
  return cache.watch({ query, variables, optimistic: false, callback: look });
}

type Found = ConversationPartsFragment & {
  readonly messages: { readonly edges: readonly { readonly node: Message }[] };
};

/** Numbers have gaps, and LivePerson may tell of one late: a message's place is by dialog and number. */
function inOrder({ dialogs, messages }: Found): readonly Message[] {
  const ids = dialogs.map(({ id }) => id);
  const place = (one: Message) => ids.indexOf(one.dialogId) * 1e9 + one.sequence;
  return messages.edges.map(({ node }) => node).sort((a, b) => place(a) - place(b));
}

/** Puts a message in. It may come twice, as an answer and as an event, and is there once. */
export function addMessage(place: Place, message: Message): void {
  changeMessages(place, (messages) =>
    messages.some(({ id }) => id === message.id) ? messages : [...messages, message],
  );
}

const ranks: readonly string[] = ['SENT', 'NACKED', 'ACCEPTED', 'READ', 'ACCESSED'];

type Receipt = Pick<Message, 'dialogId' | 'status'> & { readonly sequences: readonly number[] };

/** Notes how far messages got; never back. */
export function advance(place: Place, { dialogId, sequences, status }: Receipt): void {
  const isMeant = (one: Message) =>
    one.dialogId === dialogId &&
    sequences.includes(one.sequence) &&
    ranks.indexOf(one.status) < ranks.indexOf(status);
  changeMessages(place, (messages) => messages.map((one) => (isMeant(one) ? { ...one, status } : one)));
}

/** Puts in what an event tells. Its `conversation` is there already: Apollo knows it by its id. */
export function note(place: Place, event: ConversationEventsSubscription['conversationEvents']): void {
  if (event.__typename === 'MessageAdded') addMessage(place, event.message);
  if (event.__typename === 'MessageStatusChanged') advance(place, event);
}

function changeMessages(place: Place, change: (messages: readonly Message[]) => readonly Message[]): void {
  cache.updateQuery({ query, variables: variablesOf(place) }, (data) => {
    if (!data?.conversation) return data;
    const { conversation } = data;
    const edges = change(conversation.messages.edges.map(({ node }) => node)).map((node) => ({ node }));
    return { conversation: { ...conversation, messages: { ...conversation.messages, edges } } };
  });
}
