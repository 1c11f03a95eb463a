import { GatewayError } from '../errors/gateway-error.js';
import type { MessageContent } from '../liveperson/message.js';
import { externalId, publishFile, publishReceipt, publishText } from '../liveperson/publish-event.js';
import type { DialogPlace, Metadata, PublishedFile, ReceiptStatus } from '../liveperson/publish-event.js';
import type { Letter } from './post-office.js';
import type { Reached, Target } from './reach.js';
import type { MessageTarget } from './sent.js';

/** Most characters of a text, counted as UTF-16 units (GUIDE says 5000 characters of the request; the text is what bounds it). */
const longestText = 5000;

/** A message to publish, with what its sender said of it. */
export interface Draft {
  readonly target: Target & MessageTarget;
  readonly content: MessageContent;
  readonly request: Letter['request'];
}

/** A text to send. */
export type TextInput = Target & MessageTarget & { readonly text: string };

/** A file to send, uploaded before. */
export type FileInput = Target & MessageTarget & PublishedFile;

/** Receipts for messages, named by their sequences. */
export interface Acknowledgement extends MessageTarget {
  readonly status: ReceiptStatus;
  readonly sequences: readonly number[];
}

/** A button that was pressed. */
export interface Click extends Target, MessageTarget {
  /** Sequence of the message that carried the button. */
  readonly sequence: number;
  readonly publishText?: string | null | undefined;
  /** `click.metadata` of the button. */
  readonly metadata: readonly Metadata[];
}

/** A text, with the metadata of the button that published it if there was one. */
export function textDraft(input: TextInput, metadata: readonly Metadata[]): Draft {
  const { text } = input;
  return {
    target: input,
    content: { kind: 'text', text, quickReplies: [] },
    request: (id, reached) =>
      publishText({
        id,
        place: placeOf(input, reached),
        event: { text },
        metadata: [...metadata, ...metadataOf(input)],
      }),
  };
}

/** A file that was uploaded before. */
export function fileDraft(input: FileInput): Draft {
  const { caption, fileType, relativePath, preview } = input;
  return {
    target: input,
    content: {
      kind: 'file',
      fileType,
      relativePath,
      ...(caption ? { caption } : {}),
      ...(preview ? { preview } : {}),
    },
    request: (id, reached) =>
      publishFile({ id, place: placeOf(input, reached), event: input, metadata: metadataOf(input) }),
  };
}

/** Receipts for messages of a dialog. */
export function receiptLetter(input: Target & Acknowledgement, metadata: readonly Metadata[]): Letter {
  const { status, sequences } = input;
  return {
    effect: 'idempotent',
    request: (id, reached) =>
      publishReceipt({ id, place: placeOf(input, reached), event: { status, sequences }, metadata }),
  };
}

function placeOf({ dialogId }: MessageTarget, { conversationId }: Reached): DialogPlace {
  return { dialogId: dialogId ?? conversationId, conversationId };
}

function metadataOf(target: MessageTarget): readonly Metadata[] {
  return target.externalId ? [externalId(target.externalId)] : [];
}

/** Throws MESSAGE_TOO_LONG for a text that LivePerson would refuse. */
export function checkText(text: string): void {
  if (text.length <= longestText) return;
  throw new GatewayError('MESSAGE_TOO_LONG', `A text may have ${longestText} characters.`);
}

/** The receipt took effect and the text did not, or nobody knows. */
export function afterReceipt(error: GatewayError): GatewayError {
  const unknown = error.outcome === 'UNKNOWN';
  const outcome = unknown ? 'UNKNOWN' : 'PARTIAL';
  const partial = new GatewayError(error.code, error.message, { ...error.facts, outcome });
  return partial.withDetails({ receipt: 'SENT', text: unknown ? 'UNKNOWN' : 'NOT_SENT' });
}
