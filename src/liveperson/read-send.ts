import { readItem } from './read-batch.js';
import type { BatchItem } from './read-batch.js';
import { isRecord } from './is-record.js';
import { readSequenceNumber } from './read-values.js';

/**
 * Reads the answer to SEND, `{ code, body, reqId }`; undefined when it is not one, or is an authorisation error,
 * which has a `type` of its own (AUTH).
 */
export function readSend(answer: unknown): BatchItem | undefined {
  return isRecord(answer) && answer['type'] !== '.ReqBody$ErrorResp' ? readItem(answer) : undefined;
}

/** The sequence of what was published, from 0; chat states answer 0 without having one (PCS). */
export function readSequence({ body }: BatchItem): number | undefined {
  const { sequence } = body;
  return typeof sequence === 'number' ? readSequenceNumber(sequence) : undefined;
}
