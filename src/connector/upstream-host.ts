import { isIP } from 'node:net';

/** Which hosts the gateway may call. */
export interface HostPolicy {
  /** `.example.net` allows every name below it, `host.example.net` that name alone. */
  readonly suffixes: readonly string[];
  /** Lets the Domain API name loopback hosts with a port, as the sandbox does. */
  readonly allowLoopback: boolean;
}

/**
 * The origin of a looked-up host, or undefined for one that must not be called: anything but a plain DNS name
 * (no user, port, path, address or odd character) that an allowed suffix covers. Where loopback is allowed, it
 * speaks the scheme of the Domain API that named it.
 */
export function upstreamOrigin(
  baseUri: string,
  policy: HostPolicy,
  domainApiUrl: string,
): string | undefined {
  if (policy.allowLoopback && /^(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}$/.test(baseUri)) {
    return `${domainApiUrl.startsWith('http:') ? 'http' : 'https'}://${baseUri}`;
  }
  // Lower case turns some letters beyond ASCII into plain ones.
  const host = /^[\x21-\x7e]+$/.test(baseUri) ? baseUri.toLowerCase() : '';
  return isDnsName(host) && policy.suffixes.some((suffix) => covers(suffix.toLowerCase(), host))
    ? `https://${host}`
    : undefined;
}

function isDnsName(host: string): boolean {
  const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
  return host.length <= 253 && isIP(host) === 0 && host.split('.').every((part) => label.test(part));
}

function covers(suffix: string, host: string): boolean {
  return suffix.startsWith('.') ? host.endsWith(suffix) && host.length > suffix.length : host === suffix;
}
