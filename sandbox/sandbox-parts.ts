import type { BuiltInAgent } from './agent/built-in-agent.js';
import type { CallLog } from './calls/call-log.js';
import type { FaultList } from './faults/fault-list.js';
import type { IncomingCall } from './http/incoming-call.js';
import type { MessagingParts } from './messaging/messaging-parts.js';
import type { WebhookBook } from './webhooks/webhook-book.js';
import type { WebhookQueue } from './webhooks/webhook-queue.js';

/** Everything a sandbox consists of, joined together. */
export interface SandboxParts extends MessagingParts {
  readonly calls: CallLog;
  readonly faults: FaultList;
  readonly webhooks: WebhookBook;
  readonly queue: WebhookQueue;
  readonly agent: BuiltInAgent;
  readonly hostOf: (call: IncomingCall) => string;
}
