import { GatewayError } from './gateway-error.js';
import type { UpstreamFacts } from './gateway-error.js';

/**
 * What is wrong with a file: its type, its size, its path in the object store, that it broke off, or that the
 * address or link to it has expired. Shown to the caller as `details.reason`.
 */
export type FileFault = 'TYPE' | 'SIZE' | 'PATH' | 'INCOMPLETE' | 'EXPIRED';

/** The one error for files; nothing in a conversation has changed. */
export function fileRefused(reason: FileFault, message: string, upstream?: UpstreamFacts): GatewayError {
  return new GatewayError('FILE_REFUSED', message, { details: { reason }, upstream });
}
