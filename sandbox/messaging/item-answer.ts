import type { ItemCode } from './item-refusal.js';

/** The answer to one request object (CONV, SEND). */
export interface ItemAnswer {
  readonly code: ItemCode;
  readonly body: Readonly<Record<string, unknown>>;
  readonly reqId: string;
}
