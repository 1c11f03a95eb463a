import { GatewayError } from '../../errors/gateway-error.js';
import { TransportFailure } from '../../errors/transport-failure.js';

/** Why nothing usable came, and what to do about it. */
export interface FailureWords {
  readonly message: string;
  readonly remedy: string;
}

const untrusted = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
const late = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

/** Words for a call that broke before its answer, by the system's code; undefined when it did not break there. */
export function transportWords(error: unknown, host: string): FailureWords | undefined {
  const failure = failureOf(error);
  if (failure === undefined) return undefined;
  const code = codeOf(failure.cause);
  if (failure.kind === 'hostNotAllowed') {
    return {
      message: `${host} resolves to an address that is not on the public internet.`,
      remedy: 'Look at DNS here; only a sandbox may be on the loopback, by ALLOW_LOOPBACK_UPSTREAM.',
    };
  }
  if (failure.kind === 'tooLarge') {
    return { message: `${host} answered more than is read.`, remedy: 'Raise UPSTREAM_MAX_RESPONSE_BYTES.' };
  }
  if (failure.kind === 'timeout' || late.has(code)) return lateWords(host);
  if (untrusted.has(code)) {
    return {
      message: `The certificate of ${host} is not trusted (${code}).`,
      remedy: 'When a proxy opens TLS on the way, name its authority in NODE_EXTRA_CA_CERTS.',
    };
  }
  return brokenWords(host, code);
}

/** Words for a connection of the tool's own that broke. */
export function connectionWords(cause: unknown, host: string): FailureWords {
  const failure = new TransportFailure('broken', true, cause);
  return transportWords(failure, host) ?? brokenWords(host, '');
}

function lateWords(host: string): FailureWords {
  return {
    message: `${host} did not answer in time.`,
    remedy: 'Look whether https to it is allowed from here, and at UPSTREAM_CONNECT_TIMEOUT_MS.',
  };
}

function brokenWords(host: string, code: string): FailureWords {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return { message: `The name ${host} is not known to DNS here.`, remedy: 'Look at the name, and at DNS.' };
  }
  if (code === 'ECONNREFUSED') {
    return {
      message: `${host} refuses connections.`,
      remedy: 'Look at its port, and at firewalls on the way.',
    };
  }
  return {
    message: `The connection to ${host} broke${code === '' ? '' : ` (${code})`}.`,
    remedy: 'Look at firewalls and proxies on the way; then try again.',
  };
}

function failureOf(error: unknown): TransportFailure | undefined {
  const cause = error instanceof GatewayError ? error.facts.cause : error;
  return cause instanceof TransportFailure ? cause : undefined;
}

/** The code of the system or of TLS; where several addresses were tried, that of the first. */
function codeOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return '';
  if ('code' in cause) return String(cause.code);
  return 'errors' in cause && Array.isArray(cause.errors) ? codeOf(cause.errors[0]) : '';
}
