import type { ServiceName } from '../http/service-name.js';

/** What goes wrong; `docs/sandbox.md` has the table. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: unknown;
      readonly headers: Readonly<Record<string, string>>;
      readonly afterEffect: boolean;
    }
  | { readonly kind: 'delay'; readonly ms: number; readonly afterEffect: boolean }
  | { readonly kind: 'hang'; readonly afterEffect: boolean }
  | { readonly kind: 'reset' | 'resetAfterEffect' | 'garbage' | 'truncate' }
  | WebhookFault;

/** What goes wrong with a notification; `ms` is how long a reordered one waits for its successor at most. */
export interface WebhookFault {
  readonly kind: 'duplicateWebhook' | 'reorderWebhooks' | 'dropWebhook';
  readonly ms: number;
}

/** Texts that a call must contain for a fault to hit it. */
export interface FaultMatch {
  /** Looked for in `METHOD path?query`, and in the body. */
  readonly anywhere?: string;
  readonly path?: string;
  readonly method?: string;
  readonly body?: string;
}

/** A fault that waits for its calls. */
export interface PlannedFault {
  readonly id: string;
  /** Null for webhook faults and for faults of any service. */
  readonly service: ServiceName | null;
  readonly match: FaultMatch;
  readonly fault: Fault;
  /** Of the calls that fit, hits one in so many. */
  readonly every: number;
  /** Calls that fitted and were let pass since the last hit. */
  passed: number;
  timesLeft: number;
}
