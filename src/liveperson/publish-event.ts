import { present } from './optional.js';
import type { WireRequest } from './wire-request.js';

/** Where something is published: for the main dialog both ids are the same, a survey dialog has its own (SEND, GUIDE, PCS). */
export interface DialogPlace {
  readonly dialogId: string;
  readonly conversationId?: string | undefined;
}

/** One piece of metadata beside a request: `{ type, ... }`, passed on as it is (META). */
export type Metadata = Readonly<Record<string, unknown>>;

/** Receipts that a consumer can give; ACTION says that a button was pressed (SEND). */
export type ReceiptStatus = 'ACCEPT' | 'READ' | 'ACCESS' | 'NACK' | 'ACTION';

/** A file in LivePerson's object store, as it is shown in a conversation (EX). */
export interface PublishedFile {
  readonly relativePath: string;
  readonly fileType: string;
  readonly caption?: string | null | undefined;
  /** A `data:` address in base64, below 30 KB. */
  readonly preview?: string | null | undefined;
}

/** What is published, and where. */
export interface Publication<Event> {
  readonly id: string;
  readonly place: DialogPlace;
  readonly event: Event;
  readonly metadata?: readonly Metadata[] | undefined;
}

/** Metadata that names a message by the sender's own id, at most 64 characters (META). */
export function externalId(id: string): Metadata {
  return { type: 'ExternalId', id };
}

/** `ms.PublishEvent` of a text, at most 5000 characters (SEND, GUIDE). */
export function publishText(publication: Publication<{ readonly text: string }>): WireRequest {
  const { text } = publication.event;
  return publish(publication, { type: 'ContentEvent', contentType: 'text/plain', message: text });
}

/** `ms.PublishEvent` of a file that was uploaded before (EX). */
export function publishFile(publication: Publication<PublishedFile>): WireRequest {
  const { relativePath, fileType, caption, preview } = publication.event;
  const message = present({ caption, relativePath, fileType, preview });
  return publish(publication, { type: 'ContentEvent', contentType: 'hosted/file', message });
}

/** `ms.PublishEvent` of a chat state. COMPOSING lasts until another state is published; a text does not end it (SEND). */
export function publishChatState(publication: Publication<{ readonly chatState: string }>): WireRequest {
  return publish(publication, { type: 'ChatStateEvent', chatState: publication.event.chatState });
}

/** `ms.PublishEvent` of receipts for messages, named by their sequences in the dialog (SEND). */
export function publishReceipt(
  publication: Publication<{ readonly status: ReceiptStatus; readonly sequences: readonly number[] }>,
): WireRequest {
  const { status, sequences } = publication.event;
  return publish(publication, { type: 'AcceptStatusEvent', status, sequenceList: sequences });
}

function publish(
  { id, place, metadata }: Publication<unknown>,
  event: Readonly<Record<string, unknown>>,
): WireRequest {
  const { dialogId, conversationId } = place;
  return {
    kind: 'req',
    id,
    type: 'ms.PublishEvent',
    body: conversationId === undefined ? { dialogId, event } : { conversationId, dialogId, event },
    ...(metadata !== undefined && metadata.length > 0 ? { metadata } : {}),
  };
}
