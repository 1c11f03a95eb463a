import { badRequest } from '../http/bad-request.js';

/** Which messages of a dialog are asked for. */
export interface Page {
  readonly newerThan: number;
  readonly limit: number;
  readonly descending: boolean;
}

/** Reads `newerThanSequence`, `limit` (1 to 100, 50 by default) and `sortOrder` (REST2). */
export function readPage(query: URLSearchParams): Page {
  return {
    newerThan: readWhole(query, 'newerThanSequence') ?? -1,
    limit: Math.min(Math.max(readWhole(query, 'limit') ?? 50, 1), 100),
    descending: query.get('sortOrder')?.toUpperCase() === 'DESC',
  };
}

function readWhole(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^-?\d{1,15}$/.test(text)) throw badRequest(`${name} must be a whole number`);
  return Number(text);
}
