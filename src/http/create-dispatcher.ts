import { rootCertificates } from 'node:tls';
import { Agent } from 'undici';
import type { UpstreamConfig } from '../config/config.js';
import { createGuardedLookup } from './guarded-lookup.js';

/** The pool of connections that all upstream calls go through. Redirects are never followed. */
export function createDispatcher(upstream: UpstreamConfig): Agent {
  const authority = upstream.certificateAuthority;
  return new Agent({
    connections: upstream.connections,
    pipelining: 1,
    headersTimeout: upstream.headersTimeoutMs,
    bodyTimeout: upstream.bodyTimeoutMs,
    connect: {
      timeout: upstream.connectTimeoutMs,
      lookup: createGuardedLookup(upstream.allowLoopback),
      // Naming an authority replaces the built-in list, so that list is named too.
      ...(authority === undefined ? {} : { ca: [...rootCertificates, authority] }),
    },
  });
}
