import { badRequest } from '../http/bad-request.js';
import { asList } from '../values/as-list.js';
import { isRecord } from '../values/is-record.js';
import type { RequestObject } from './request-object.js';

const idLimit = 64;

/** Reads the envelope of a request object (MWS); refuses the whole request when it is none. */
export function readRequestObject(value: unknown): RequestObject {
  if (!isRecord(value)) throw badRequest('A request must be an object');
  const { kind, type, body, metadata } = value as Record<'kind' | 'type' | 'body' | 'metadata', unknown>;
  if (kind !== 'req') throw badRequest('kind must be "req"');
  if (typeof type !== 'string') throw badRequest('type must be a text');
  if (!isRecord(body)) throw badRequest('body must be an object');
  return { id: readId(value['id']), type, body, metadata: readMetadata(metadata) };
}

function readId(id: unknown): string {
  const text = Number.isSafeInteger(id) ? String(id) : id;
  if (typeof text !== 'string' || text === '' || text.length > idLimit) {
    throw badRequest(`id must have 1 to ${idLimit} characters`);
  }
  return text;
}

function readMetadata(metadata: unknown): RequestObject['metadata'] {
  if (metadata === undefined || metadata === null) return metadata;
  const list = asList(metadata);
  if (!list.every(isMetadata)) throw badRequest('metadata must be a list of objects with a type');
  return list;
}

function isMetadata(item: unknown): boolean {
  if (!isRecord(item) || typeof item['type'] !== 'string') return false;
  if (item['type'] !== 'ExternalId') return true;
  return typeof item['id'] === 'string' && item['id'].length <= idLimit;
}
