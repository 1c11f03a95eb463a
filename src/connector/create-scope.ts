import { randomUUID } from 'node:crypto';
import type { UpstreamConfig } from '../config/config.js';
import { CallContext } from '../http/call-context.js';
import type { DomainDirectory } from './domain-directory.js';
import { createDomainLoader } from './domain-loader.js';
import type { RequestScope } from './request-scope.js';

/** Makes the scope of one request's upstream calls. */
export function createScope(directory: DomainDirectory, call: CallContext): RequestScope {
  return { call, domains: createDomainLoader(directory, call) };
}

/** Scopes of what is done without a request, each with as long as a request may last. */
export function ownScopes(
  directory: DomainDirectory,
  { totalTimeoutMs }: Pick<UpstreamConfig, 'totalTimeoutMs'>,
): () => RequestScope {
  return () => createScope(directory, new CallContext(randomUUID(), performance.now() + totalTimeoutMs));
}
