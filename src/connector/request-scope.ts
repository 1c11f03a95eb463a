import type { CallContext } from '../http/call-context.js';
import type { DomainLoader } from './domain-loader.js';

/** What every upstream call of one request shares. */
export interface RequestScope {
  readonly call: CallContext;
  readonly domains: DomainLoader;
}
