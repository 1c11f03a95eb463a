import { expect } from '@jest/globals';
import { GatewayError } from '../../src/errors/gateway-error.js';

/** The GatewayError that a promise is rejected with; anything else fails the test. */
export async function gatewayError(work: Promise<unknown>): Promise<GatewayError> {
  const error: unknown = await work.then(
    (value) => ({ resolvedWith: value }),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(GatewayError);
  return error as GatewayError; // just asserted
}

/** The GatewayError that a function throws. */
export function thrownGatewayError(work: () => unknown): GatewayError {
  let thrown: unknown;
  try {
    work();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(GatewayError);
  return thrown as GatewayError; // just asserted
}
