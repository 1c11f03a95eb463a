import type { SandboxAccount } from './accounts/sandbox-account.js';
import type { IncomingCall } from './http/incoming-call.js';
import type { SigningKey } from './tokens/signing-key.js';
import type { Clock } from './values/clock.js';

/** What a sandbox is made from. */
export interface SandboxPlan {
  readonly accounts: readonly SandboxAccount[];
  readonly now: Clock;
  readonly webhookUrl: string | null;
  readonly signingKey: SigningKey;
  readonly agentMode: 'off' | 'echo';
  /** The host and port that the Domain API answers to a call. */
  readonly hostOf: (call: IncomingCall) => string;
}
