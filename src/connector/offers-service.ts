import { GatewayError } from '../errors/gateway-error.js';
import type { ServiceKey } from './domain-loader.js';
import { patiently } from './patiently.js';
import type { RequestScope } from './request-scope.js';

/** True when the Domain API lists a host of the service for the account. */
export async function offersService(key: ServiceKey, scope: RequestScope): Promise<boolean> {
  const call = { service: 'domain', effect: 'none', credentials: 'gateway' } as const;
  try {
    await patiently(scope, call, scope.domains.load(key));
    return true;
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'FEATURE_NOT_ENABLED') return false;
    throw error;
  }
}
