// The data layer: everything that this page says to the gateway, and hears from it.
// What is shown is Apollo's cache; what comes goes into it, and the page is drawn from it.
import { CombinedGraphQLErrors } from '@apollo/client';
import { ask, cache, client, socket } from './connection';
import * as Documents from './generated/operations';
import { pause } from './pause';
import { problemOf } from './problem';
import type { GivenError } from './problem';

/** A message as it is shown. */
export type Message = Documents.MessagePartsFragment;
/** A conversation with its messages, in their order. */
export type Conversation = Documents.ConversationPartsFragment & {
  readonly messages: readonly Message[];
};
/** Which conversation. */
export interface Target {
  readonly accountId: string;
  readonly conversationId: string;
  readonly consumerId: string;
}
/** What the events tell beside what the cache holds. */
export interface Ears {
  connected(isConnected: boolean): void;
  agentTypes(types: boolean): void;
  /** The conversation is not there any more, or not this consumer's. */
  gone(): void;
}

/** The consumer's open conversation, if there is one. */
export async function findOpen(accountId: string, consumerId: string): Promise<string | undefined> {
  const query = Documents.OpenConversationDocument;
  const variables = { accountId, consumerId };
  const { data } = await client.query({ query, variables, fetchPolicy: 'network-only' });
  return data?.openConversation?.id;
}

/** Opens a conversation, or gives the open one. With the same key it never opens two. */
export async function open(accountId: string, consumerId: string, idempotencyKey: string): Promise<string> {
  const mutation = Documents.CreateConversationDocument;
  // What this page can show. Without these three LivePerson opens no survey.
  const features = ['RICH_CONTENT', 'QUICK_REPLIES', 'MULTI_DIALOG', 'PHOTO_SHARING'] as const;
  const input = {
    accountId,
    consumerId,
    idempotencyKey,
    ifOpen: 'RETURN_OPEN',
    client: { features },
  } as const;
  const { data } = await client.mutate({ mutation, variables: { input } });
  if (!data) throw new Error('the answer has no data');
  return data.createConversation.conversation.id;
}

const variablesOf = ({ accountId, conversationId }: Target) => ({ accountId, id: conversationId });

/** Reads the conversation into the cache; gives the cursor from which on events are new, or undefined when it is gone. */
async function read(target: Target): Promise<string | undefined> {
  const query = Documents.ConversationDocument;
  const variables = variablesOf(target);
  const { data } = await client.query({ query, variables, fetchPolicy: 'network-only' });
  return data?.conversation?.eventsCursor;
}

/** Tells how the conversation stands, now and whenever the cache changes. */
export function watch(target: Target, tell: (conversation: Conversation | undefined) => void): () => void {
  const query = Documents.ConversationDocument;
  const look = () => {
    const found = cache.readQuery({ query, variables: variablesOf(target) })?.conversation;
    const dialogs = found?.dialogs.map(({ id }) => id) ?? [];
    const messages = found?.messages.edges.map(({ node }) => node) ?? [];
    // Numbers have gaps, and LivePerson may tell of one late: the place is by dialog and number.
    const place = (one: Message) => dialogs.indexOf(one.dialogId) * 1e9 + one.sequence;
    tell(found ? { ...found, messages: [...messages].sort((a, b) => place(a) - place(b)) } : undefined);
  };
  look();
  return cache.watch({ query, variables: variablesOf(target), optimistic: false, callback: look });
}

/** Follows the conversation until the signal says so, through lost connections: no event is missed or told twice. */
export async function follow(target: Target, ears: Ears, signal: AbortSignal): Promise<void> {
  const forget = socket.on('connected', () => ears.connected(true));
  let cursor: string | undefined;
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      cursor ??= await read(target);
      if (cursor === undefined) ears.gone();
      else await listen(target, cursor, { ears, signal, saw: (at) => ([cursor, failures] = [at, 0]) });
    } catch (error) {
      if (problemOf(error).code === 'CONVERSATION_NOT_FOUND') ears.gone();
    }
    if (isOver(signal)) break;
    ears.connected(false);
    await pause(Math.min(250 * 2 ** failures, 8000), signal);
  }
  forget();
}

/** Asked anew: the compiler would take the answer for that of before. */
const isOver = ({ aborted }: AbortSignal): boolean => aborted;

interface Listening {
  readonly ears: Ears;
  readonly signal: AbortSignal;
  /** Where to go on; undefined when everything is to be read anew. */
  readonly saw: (cursor: string | undefined) => void;
}

/** One subscription: begins after a cursor, and ends with its connection. */
function listen(target: Target, after: string, { ears, signal, saw }: Listening): Promise<void> {
  const query = Documents.ConversationEventsDocument;
  const { accountId, conversationId } = target;
  return new Promise((resolve, reject) => {
    const end = () => {
      subscription.unsubscribe();
      resolve();
    };
    const subscription = client
      .subscribe({ query, variables: { accountId, conversationId, after } })
      .subscribe({
        next: ({ data, error }) => {
          if (error) reject(new Error(error.message, { cause: error }));
          if (!data) return;
          const event = data.conversationEvents;
          // Apollo has put `event.conversation` into the cache already.
          if (event.__typename === 'MessageAdded') addMessage(target, event.message);
          if (event.__typename === 'MessageStatusChanged') advance(target, event);
          if (event.__typename === 'ChatStateChanged' && event.by.role !== 'CONSUMER')
            ears.agentTypes(event.chatState === 'COMPOSING');
          // Events between the cursor and now are gone.
          const isGap = event.__typename === 'ConversationResync';
          saw(isGap ? undefined : event.cursor);
          if (isGap) socket.terminate();
        },
        error: reject,
        complete: resolve,
      });
    signal.addEventListener('abort', end, { once: true });
  });
}

/** Puts a message into the cache. It may come twice, as an answer and as an event, and is there once. */
function addMessage(target: Target, message: Message): void {
  const query = Documents.ConversationDocument;
  cache.updateQuery({ query, variables: variablesOf(target) }, (data) => {
    const { conversation } = data ?? {};
    if (!conversation || conversation.messages.edges.some(({ node }) => node.id === message.id)) return data;
    const edges = [...conversation.messages.edges, { node: message }];
    return { conversation: { ...conversation, messages: { ...conversation.messages, edges } } };
  });
}

const ranks: readonly string[] = ['SENT', 'NACKED', 'ACCEPTED', 'READ', 'ACCESSED'];

type Receipt = Pick<Message, 'dialogId' | 'status'> & { readonly sequences: readonly number[] };

/** Notes how far messages got; never back. */
function advance(target: Target, { dialogId, sequences, status }: Receipt): void {
  const query = Documents.ConversationDocument;
  cache.updateQuery({ query, variables: variablesOf(target) }, (data) => {
    if (!data?.conversation) return data;
    const { messages } = data.conversation;
    const isMeant = (one: Message) =>
      one.dialogId === dialogId &&
      sequences.includes(one.sequence) &&
      ranks.indexOf(one.status) < ranks.indexOf(status);
    const edges = messages.edges.map((edge) =>
      isMeant(edge.node) ? { ...edge, node: { ...edge.node, status } } : edge,
    );
    return { conversation: { ...data.conversation, messages: { ...messages, edges } } };
  });
}

/** What is sent once: the key makes its repetition safe, the id lets it be known when it comes back. */
export interface Once {
  readonly externalId: string;
  readonly idempotencyKey: string;
  readonly dialogId?: string | undefined;
}

/** Sends a text. */
export async function sendText(target: Target, input: Once & { readonly text: string }): Promise<void> {
  const variables = { input: { ...target, ...input } };
  const { data } = await client.mutate({ mutation: Documents.SendTextDocument, variables });
  if (data) addMessage(target, data.sendText.message);
}

/** Three megabytes on a slow line. */
const uploadMs = 120_000;

/** Uploads a picture through the gateway; gives where it is. */
export async function upload(target: Target, picture: Blob): Promise<UploadedFile> {
  const address = `/files?${new URLSearchParams({ ...target }).toString()}`;
  const headers = { 'content-type': picture.type };
  const response = await ask(address, { method: 'POST', headers, body: picture }, uploadMs);
  const answer = (await response.json()) as UploadedFile & { readonly errors?: readonly GivenError[] };
  if (answer.errors) throw new CombinedGraphQLErrors({ errors: [...answer.errors] });
  return { relativePath: answer.relativePath, fileType: answer.fileType };
}

/** What `POST /files` answers. */
export interface UploadedFile {
  readonly relativePath: string;
  readonly fileType: Documents.FileType;
}

/** Shows an uploaded picture in the conversation. */
export async function sendFile(target: Target, input: Once & UploadedFile): Promise<void> {
  const variables = { input: { ...target, ...input } };
  const { data } = await client.mutate({ mutation: Documents.SendFileDocument, variables });
  if (data) addMessage(target, data.sendFile.message);
}

/** What a pressed button hands back, as it came. */
export interface Press {
  readonly sequence: number;
  readonly publishText?: string | undefined;
  readonly metadata: readonly unknown[];
}

/** Presses a quick reply or a button. The gateway sends the text that it publishes. */
export async function press(target: Target, input: Once & Press): Promise<void> {
  const variables = { input: { ...target, ...input } };
  const { data } = await client.mutate({ mutation: Documents.ClickActionDocument, variables });
  if (data?.clickAction.message) addMessage(target, data.clickAction.message);
}

/** Says that the consumer types. The gateway ends it by itself. */
export async function typing(target: Target): Promise<void> {
  const variables = { input: { ...target, chatState: 'COMPOSING' } as const };
  await client.mutate({ mutation: Documents.SetChatStateDocument, variables });
}

/** Says that messages came into view. */
export async function seen(target: Target, dialogId: string, sequences: readonly number[]): Promise<void> {
  const variables = { input: { ...target, dialogId, sequences, status: 'READ' } as const };
  await client.mutate({ mutation: Documents.AcknowledgeMessagesDocument, variables });
  advance(target, { dialogId, sequences, status: 'READ' });
}

/** An address where a file of the conversation can be looked at, for an hour. */
export async function addressOf(target: Target, relativePath: string): Promise<string | undefined> {
  const variables = { input: { ...target, relativePath } };
  const { data } = await client.mutate({ mutation: Documents.RequestFileDownloadDocument, variables });
  return data?.requestFileDownload.link ?? data?.requestFileDownload.url;
}

/** Closes the main dialog; a survey follows where there is one. */
export async function close(target: Target): Promise<void> {
  const variables = { input: { ...target, mode: 'MAIN_DIALOG' } as const };
  await client.mutate({ mutation: Documents.CloseConversationDocument, variables });
}
