import { GatewayError } from './gateway-error.js';

/** The error of an operation that would call LivePerson more often than one request may. */
export function tooManyCalls(): GatewayError {
  return new GatewayError(
    'OPERATION_TOO_COMPLEX',
    'The operation needs more calls to LivePerson than one may make.',
  );
}
