import { isRecord } from './is-record.js';

/** One item of an answer: whether LivePerson carried it out, and what it said. */
export interface BatchItem {
  readonly ok: boolean;
  /** Text on the Send API (`OK`, `BAD_REQUEST`), a number on the WebSocket; kept as text (MWP). */
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Reads a batch answer in the order of the request ids: by `reqId` where the answer's ids are those asked and each
 * stands once, else by position (EX repeats an id inside one batch). Undefined when it is not an answer to this batch.
 */
export function readBatch(answer: unknown, ids: readonly string[]): readonly BatchItem[] | undefined {
  if (!Array.isArray(answer) || answer.length !== ids.length) return undefined;
  const items = answer as readonly unknown[];
  if (!items.every(isRecord)) return undefined;
  const inOrder = byRequestId(items, ids) ?? items;
  const read = inOrder.map(readItem);
  return read.every((item) => item !== undefined) ? read : undefined;
}

type RawItem = Readonly<Record<string, unknown>>;

function byRequestId(items: readonly RawItem[], ids: readonly string[]): readonly RawItem[] | undefined {
  if (new Set(ids).size !== ids.length) return undefined;
  const found = ids.map((id) => items.filter((item) => item['reqId'] === id));
  const each = found.map((matches) => matches[0]);
  const once = found.every((matches) => matches.length === 1) && each.every((item) => item !== undefined);
  return once ? each : undefined;
}

/** Reads `{ code, body }`; a code of 200 or 201, or `OK` or `CREATED`, is success. */
export function readItem(item: unknown): BatchItem | undefined {
  if (!isRecord(item)) return undefined;
  const { code } = item;
  if (typeof code !== 'string' && typeof code !== 'number') return undefined;
  const body = isRecord(item['body']) ? item['body'] : {};
  return { ok: ['OK', 'CREATED', '200', '201'].includes(String(code)), code: String(code), body };
}
