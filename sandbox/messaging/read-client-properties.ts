import { badRequest } from '../http/bad-request.js';
import type { IncomingCall } from '../http/incoming-call.js';
import { isRecord } from '../values/is-record.js';
import type { ClientProperties } from './client-properties.js';

const types = ['.ClientProperties', '.ams.headers.ClientProperties', 'ClientProperties'];

/** Reads the `Client-Properties` header: one JSON text with a type and, maybe, features (MWS, EX). */
export function readClientProperties(call: IncomingCall): ClientProperties {
  const header = call.headers['client-properties'];
  if (header === undefined) return { features: [] };
  const value = parse(String(header));
  if (!isRecord(value) || !types.includes(String(value['type']))) {
    throw badRequest('Client-Properties must be one JSON object with its type');
  }
  const features = value['features'] ?? [];
  if (!Array.isArray(features) || !features.every((feature) => typeof feature === 'string')) {
    throw badRequest('features of Client-Properties must be a list of texts');
  }
  return { features };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
