import type { RetryPolicy } from './retry-policy.js';

/** Where notifications go, how they are signed, and which of LivePerson's shapes they have. */
export interface WebhookConfig {
  /** Null delivers nothing. */
  readonly url: string | null;
  readonly algorithm: 'sha1' | 'sha256';
  readonly encoding: 'base64' | 'hex';
  readonly retry: RetryPolicy;
  /** Connecting may take this long, and so may the answer; LivePerson gives each 5 s (WHP). */
  readonly timeoutMs: number;
  /** How many changes of one kind may share a body. */
  readonly maxChanges: number;
  /** How long changes are gathered when several may share a body. */
  readonly gatherMs: number;
  /** Whether the sender's metadata comes back with its message. */
  readonly echoMetadata: boolean;
  /** Leaves out what the samples of 2018 do not have (WHX). */
  readonly omitConversationId: boolean;
  readonly omitAudience: boolean;
  readonly minimalStates: boolean;
  /** PEM of a certificate to trust, for a receiver with one of its own. */
  readonly ca: string | null;
}
