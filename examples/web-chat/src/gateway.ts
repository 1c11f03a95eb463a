// The data layer: everything that this page says to the gateway, and hears from it. The operations are in
// operations.graphql, and what comes is put into the transcript, from which the page is drawn.
import { CombinedGraphQLErrors } from '@apollo/client';
import { impatientFetch, socket } from './connection';
import * as Documents from './generated/operations';
import { pause } from './pause';
import { problemOf } from './problem';
import type { GivenError } from './problem';
import { mutate, query, subscribe } from './run';
import { addMessage, advance, note, variablesOf } from './transcript';

/** Which conversation, and whose. */
export interface Target {
  readonly accountId: string;
  readonly conversationId: string;
  readonly consumerId: string;
}

// Begin: find the open conversation, or open one.

/** The consumer's open conversation, if there is one. */
export async function findOpen(accountId: string, consumerId: string): Promise<string | undefined> {
  const { openConversation } = await query(Documents.OpenConversationDocument, { accountId, consumerId });
  return openConversation?.id;
}

/** Opens a conversation, or gives the open one. With the same key it never opens two. */
export async function open(accountId: string, consumerId: string, idempotencyKey: string): Promise<string> {
  const { createConversation } = await mutate(Documents.CreateConversationDocument, {
    accountId,
    consumerId,
    idempotencyKey,
    ifOpen: 'RETURN_OPEN',
    // What this page can show. Without the first three LivePerson opens no survey.
    client: { features: ['RICH_CONTENT', 'QUICK_REPLIES', 'MULTI_DIALOG', 'PHOTO_SHARING'] },
  });
  return createConversation.conversation.id;
}

// Follow: read everything once, then hear each event once, through whatever happens to the connection.

/** What the events tell beside what is put into the transcript. */
export interface Ears {
  connected(isConnected: boolean): void;
  agentTypes(types: boolean): void;
  /** The conversation is not there any more, or not this consumer's. */
  gone(): void;
}

/** Follows the conversation until the signal says so, through lost connections: no event is missed or told twice. */
export async function follow(target: Target, ears: Ears, signal: AbortSignal): Promise<void> {
  const events = Documents.ConversationEventsDocument;
  const { accountId, conversationId } = target;
  let cursor: string | undefined;
  let failures = 0;
  const take = ({ conversationEvents: event }: Documents.ConversationEventsSubscription): void => {
    note(target, event);
    if (event.__typename === 'ChatStateChanged' && event.by.role !== 'CONSUMER')
      ears.agentTypes(event.chatState === 'COMPOSING');
    // Events between the cursor and now are gone: everything is read anew.
    const isGap = event.__typename === 'ConversationResync';
    [cursor, failures] = [isGap ? undefined : event.cursor, 0];
    if (isGap) socket.terminate();
  };
  const forget = socket.on('connected', () => ears.connected(true));
  signal.addEventListener('abort', forget);
  const isOver = () => signal.aborted;
  while (!isOver()) {
    try {
      cursor ??= await read(target);
      if (cursor === undefined) ears.gone();
      else await subscribe(events, { accountId, conversationId, after: cursor }, { take, signal });
    } catch (error) {
      if (problemOf(error).code === 'CONVERSATION_NOT_FOUND') ears.gone();
    }
    if (isOver()) return;
    ears.connected(false);
    await pause(Math.min(250 * 2 ** failures++, 8000), signal);
  }
}

/** Reads the conversation; gives the cursor from which on events are new, or undefined when it is gone. */
async function read(target: Target): Promise<string | undefined> {
  const { conversation } = await query(Documents.ConversationDocument, variablesOf(target));
  return conversation?.eventsCursor;
}

// Send: each once, however often it is tried.

/** The key makes a repetition safe; the id lets a message be known when it comes back. */
export interface Once {
  readonly externalId: string;
  readonly idempotencyKey: string;
  readonly dialogId?: string | undefined;
}

/** Sends a text. */
export async function sendText(target: Target, input: Once & { readonly text: string }): Promise<void> {
  const { sendText } = await mutate(Documents.SendTextDocument, { ...target, ...input });
  addMessage(target, sendText.message);
}

/** What a pressed button hands back, as it came. */
export interface Press {
  readonly sequence: number;
  readonly publishText?: string | undefined;
  readonly metadata: readonly unknown[];
}

/** Presses a quick reply or a button. The gateway sends the text that it publishes. */
export async function press(target: Target, input: Once & Press): Promise<void> {
  const { clickAction } = await mutate(Documents.ClickActionDocument, { ...target, ...input });
  if (clickAction.message) addMessage(target, clickAction.message);
}

/** What `POST /files` answers. */
export interface UploadedFile {
  readonly relativePath: string;
  readonly fileType: Documents.FileType;
}

/** Three megabytes on a slow line. */
const uploadMs = 120_000;

/** Uploads a picture through the gateway; gives where it is. */
export async function upload(target: Target, picture: Blob): Promise<UploadedFile> {
  const address = `/files?${new URLSearchParams({ ...target }).toString()}`;
  const headers = { 'content-type': picture.type };
  const response = await impatientFetch(address, { method: 'POST', headers, body: picture }, uploadMs);
  const answer = (await response.json()) as UploadedFile & { readonly errors?: readonly GivenError[] };
  if (answer.errors) throw new CombinedGraphQLErrors({ errors: [...answer.errors] });
  return { relativePath: answer.relativePath, fileType: answer.fileType };
}

/** Shows an uploaded picture in the conversation. */
export async function sendFile(target: Target, input: Once & UploadedFile): Promise<void> {
  const { sendFile } = await mutate(Documents.SendFileDocument, { ...target, ...input });
  addMessage(target, sendFile.message);
}

// The rest: repeated without harm, or lost without harm.

/** Says that the consumer types. The gateway ends it by itself. */
export async function typing(target: Target): Promise<void> {
  await mutate(Documents.SetChatStateDocument, { ...target, chatState: 'COMPOSING' });
}

/** Says that messages came into view. */
export async function seen(target: Target, dialogId: string, sequences: readonly number[]): Promise<void> {
  const receipt = { dialogId, sequences, status: 'READ' } as const;
  await mutate(Documents.AcknowledgeMessagesDocument, { ...target, ...receipt });
  advance(target, receipt);
}

/** An address where a file of the conversation can be looked at, for an hour. */
export async function addressOf(target: Target, relativePath: string): Promise<string> {
  const { requestFileDownload } = await mutate(Documents.RequestFileDownloadDocument, {
    ...target,
    relativePath,
  });
  return requestFileDownload.link ?? requestFileDownload.url;
}

/** Closes the main dialog; a survey follows where there is one. */
export async function close(target: Target): Promise<void> {
  await mutate(Documents.CloseConversationDocument, { ...target, mode: 'MAIN_DIALOG' });
}
