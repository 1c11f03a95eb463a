import { isRecord } from './is-record.js';
import { readId } from './read-values.js';
import type { WireRequest } from './wire-request.js';

/** Types of file that a consumer may send (EX). */
export const fileTypes = ['JPG', 'JPEG', 'PNG', 'GIF'] as const;

/** Largest file in bytes: 3 MB (EX). */
export const largestFileBytes = 3 * 1024 * 1024;

/** Largest preview in characters of its `data:` address: 30 KB (EX). */
export const largestPreviewBytes = 30 * 1024;

/** A signed address in the object store, good for one minute (EX). */
export interface FileUrl {
  /** Begins with a slash. */
  readonly relativePath: string;
  /** Query to add, already encoded. */
  readonly query: string;
  /** When it ends, in seconds since 1970. */
  readonly expiresAt: number;
}

/** Asks for an address to upload a file to; the size goes as a text (EX). */
export function generateUploadUrl(id: string, fileSize: number, fileType: string): WireRequest {
  return {
    kind: 'req',
    id,
    type: 'ms.GenerateURLForUploadFile',
    body: { fileSize: String(fileSize), fileType },
  };
}

/** Asks for an address to download a file from (EX). */
export function generateDownloadUrl(id: string, relativePath: string): WireRequest {
  return { kind: 'req', id, type: 'ms.GenerateURLForDownloadFile', body: { relativePath } };
}

/** Reads `{ relativePath, queryParams: { temp_url_sig, temp_url_expires } }`; undefined when it is not one. */
export function readFileUrl(body: Readonly<Record<string, unknown>>): FileUrl | undefined {
  const { relativePath, queryParams } = body;
  if (typeof relativePath !== 'string' || !isFilePath(relativePath) || !isRecord(queryParams))
    return undefined;
  const signature = queryParams['temp_url_sig'];
  const expires = readId(queryParams['temp_url_expires']) ?? '';
  if (typeof signature !== 'string' || !/^\d{1,12}$/.test(expires)) return undefined;
  const query = new URLSearchParams({
    temp_url_sig: signature,
    temp_url_expires: expires,
  }).toString();
  return { relativePath, query, expiresAt: Number(expires) };
}

/** True for a path in the object store: it begins with a slash, and no step leads out of it. */
export function isFilePath(path: string): boolean {
  return /^\/[\w~.:@!$&'()*+,;=%/-]{1,1024}$/.test(path) && !/(^|\/)\.\.?(\/|$)|%2e|%2f|\/\//i.test(path);
}
