import { badRequest } from '../http/bad-request.js';
import { isRecord } from '../values/is-record.js';

/** What the history is asked for. */
export interface HistorySearch {
  readonly ids?: readonly string[];
  readonly consumer?: string;
  /** Unix milliseconds. */
  readonly start: { readonly from: number; readonly to: number };
  readonly status: readonly string[];
  /** Undefined asks for everything. */
  readonly contentToRetrieve: readonly string[] | undefined;
}

const idLimit = 100;

/** Reads the body of a history search (MHIST). */
export function readHistorySearch(
  way: 'id' | 'consumer' | 'time',
  body: Readonly<Record<string, unknown>>,
): HistorySearch {
  const common = {
    start: { from: 0, to: Number.MAX_SAFE_INTEGER },
    status: readTexts(body['status'], 'status') ?? [],
    contentToRetrieve: readTexts(body['contentToRetrieve'], 'contentToRetrieve'),
  };
  if (way === 'id') return { ...common, ids: readIds(body) };
  if (way === 'time') return { ...common, start: readStart(body['start']) };
  const consumer = body['consumer'];
  if (typeof consumer !== 'string' || consumer === '') throw badRequest('consumer must be a text');
  return { ...common, consumer };
}

function readIds({ conversationId, conversationIds }: Readonly<Record<string, unknown>>): readonly string[] {
  const ids = conversationIds ?? [conversationId];
  if (!isTexts(ids) || ids.length === 0) throw badRequest('conversationId or conversationIds is required');
  if (ids.length > idLimit) throw badRequest(`conversationIds may have ${idLimit} ids`);
  return ids;
}

function readStart(start: unknown): HistorySearch['start'] {
  const { from, to } = isRecord(start) ? start : {};
  if (typeof from !== 'number' || typeof to !== 'number') throw badRequest('start must have from and to');
  return { from, to };
}

function readTexts(value: unknown, name: string): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (!isTexts(value)) throw badRequest(`${name} must be a list of texts`);
  return value;
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
