/** Who wrote a message, in LivePerson's words: CONSUMER, ASSIGNED_AGENT, AGENT, MANAGER, CONTROLLER ... (WHX, GUIDE). */
export interface Originator {
  readonly role: string;
  readonly id?: string | undefined;
}

/** One button of a set of quick replies (RICH). */
export interface QuickReply {
  readonly title: string;
  readonly tooltip?: string | undefined;
  /** The whole `click` as it came: its actions, and the metadata that an answer repeats. */
  readonly click?: Readonly<Record<string, unknown>> | undefined;
}

/** What a message holds, one shape whichever API told it. */
export type MessageContent =
  | { readonly kind: 'text'; readonly text: string; readonly quickReplies: readonly QuickReply[] }
  | {
      readonly kind: 'file';
      readonly caption?: string | undefined;
      readonly fileType: string;
      readonly relativePath: string;
      readonly preview?: string | undefined;
    }
  | { readonly kind: 'rich'; readonly content: unknown; readonly quickReplies: readonly QuickReply[] }
  | { readonly kind: 'secureForm'; readonly invitationId: string; readonly title?: string | undefined }
  | { readonly kind: 'unsupported'; readonly contentType: string; readonly raw: unknown };

/** How far a message got with those it was sent to. */
export type MessageStatus = 'SENT' | 'ACCEPTED' | 'READ' | 'ACCESSED' | 'NACKED';

/** A message that the consumer may see. */
export interface LivePersonMessage {
  readonly dialogId: string;
  /** From 0 in each dialog; numbers may be missing. */
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly from: Originator;
  /** The sender's own id of the message, from its `ExternalId` metadata. */
  readonly externalId?: string | undefined;
  readonly content: MessageContent;
  readonly status: MessageStatus;
}
