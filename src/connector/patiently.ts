import { fromTransport } from '../errors/from-upstream.js';
import { TransportFailure } from '../errors/transport-failure.js';
import type { UpstreamCall } from '../errors/upstream-call.js';
import type { RequestScope } from './request-scope.js';

/** Waits for hosts or tokens no longer than the request may last; fails as the call does that needs them. */
export async function patiently<T>(scope: RequestScope, call: UpstreamCall, work: Promise<T>): Promise<T> {
  try {
    return await scope.call.patientlyFor(work);
  } catch (error) {
    throw error instanceof TransportFailure ? fromTransport(call, error) : error;
  }
}
