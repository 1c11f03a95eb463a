import type { CallContext } from '../http/call-context.js';
import type { DomainLoader } from './domain-loader.js';

/** What every upstream call of one request shares. Not to be copied by `...`: its members may be made when they are asked for. */
export interface RequestScope {
  readonly call: CallContext;
  readonly domains: DomainLoader;
}
