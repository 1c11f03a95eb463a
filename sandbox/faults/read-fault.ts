import { isRecord } from '../values/is-record.js';
import type { Fault, WebhookFault } from './fault.js';

type Members = Readonly<Record<string, unknown>>;

const webhookKinds = ['duplicateWebhook', 'reorderWebhooks', 'dropWebhook'];
const bareKinds = ['reset', 'resetAfterEffect', 'garbage', 'truncate'] as const;
const kinds = ['status', 'delay', 'hang', ...bareKinds, ...webhookKinds];

/** Reads the `fault` of a fault request; a text says what is wrong with it. */
export function readFault(value: unknown): Fault | string {
  if (!isRecord(value)) return 'fault must be an object with a kind';
  const kind = value['kind'];
  if (kind === 'status') return readStatus(value);
  if (kind === 'delay') return readDelay(value);
  if (kind === 'hang') return { kind, afterEffect: value['afterEffect'] === true };
  const bare = bareKinds.find((name) => name === kind);
  if (bare) return { kind: bare };
  if (webhookKinds.includes(String(kind))) return readWebhookFault(value);
  return `fault.kind must be one of ${kinds.join(', ')}`;
}

function readStatus(value: Members): Fault | string {
  const {
    status,
    headers = {},
    afterEffect,
  } = value as Record<'status' | 'headers' | 'afterEffect', unknown>;
  if (!Number.isInteger(status) || Number(status) < 200 || Number(status) > 599) {
    return 'fault.status must be an HTTP status from 200 to 599';
  }
  if (!isRecord(headers)) return 'fault.headers must be an object';
  const texts = Object.entries(headers).map(([name, text]) => [name.toLowerCase(), String(text)]);
  return {
    kind: 'status',
    status: Number(status),
    ...('body' in value ? { body: value['body'] } : {}),
    headers: Object.fromEntries(texts) as Record<string, string>,
    afterEffect: afterEffect === true,
  };
}

function readDelay(value: Members): Fault | string {
  const ms = value['ms'];
  if (typeof ms !== 'number' || !(ms >= 0)) return 'fault.ms must be a number of milliseconds';
  return { kind: 'delay', ms, afterEffect: value['afterEffect'] === true };
}

function readWebhookFault(value: Members): WebhookFault | string {
  const ms = value['ms'] ?? 1000;
  if (typeof ms !== 'number' || !(ms >= 0)) return 'fault.ms must be a number of milliseconds';
  return { kind: value['kind'] as WebhookFault['kind'], ms }; // The caller has checked the kind.
}
