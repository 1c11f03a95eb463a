import { GatewayError } from '../errors/gateway-error.js';

/** The store could not do its work. Whether what called it took effect elsewhere is not known here. */
export function storeFailure(message: string, cause?: unknown): GatewayError {
  return new GatewayError('INTERNAL_SERVER_ERROR', message, { outcome: 'UNKNOWN', cause });
}
