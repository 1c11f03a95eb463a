import { GatewayError } from '../errors/gateway-error.js';

/** Why a store could not do its work; for the log only. */
class StoreFault extends Error {
  override readonly name = 'StoreFault';
}

const retryAfterMs = 1000;

/** The store could not do its work. Who throws it before anything is sent tells the truth by it; see `ifKept` for what comes after. */
export function storeFailure(message: string, cause?: unknown): GatewayError {
  return new GatewayError('UPSTREAM_UNAVAILABLE', message, {
    retryAfterMs,
    cause: new StoreFault(message, { cause }),
  });
}

/** Whether it was the store that failed, and nothing else. */
export function isStoreFailure(error: unknown): error is GatewayError {
  return error instanceof GatewayError && error.facts.cause instanceof StoreFault;
}
