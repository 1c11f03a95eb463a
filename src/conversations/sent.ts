import type { GatewayError } from '../errors/gateway-error.js';
import type { LivePersonMessage } from '../liveperson/message.js';

/** Where a message goes, and how its sender names it. */
export interface MessageTarget {
  readonly dialogId?: string | null | undefined;
  /** The sender's own id of the message, at most 64 characters. */
  readonly externalId?: string | null | undefined;
  /** 1 to 128 characters. */
  readonly idempotencyKey?: string | null | undefined;
}

/** A message that LivePerson took. */
export interface SentMessage {
  readonly accountId: string;
  readonly conversationId: string;
  readonly message: LivePersonMessage;
}

/** What became of a first message: it may fail alone, after its conversation was opened. */
export type FirstMessageOutcome = { readonly sent: SentMessage } | { readonly error: GatewayError };
