/** Ways by which requests come; a subscription is one request for as long as it lives. */
export type RequestKind = 'graphql' | 'sse' | 'multipart' | 'websocket' | 'callback' | 'files' | 'webhooks';

/** Ways by which subscribers are told. */
export type Transport = 'websocket' | 'sse' | 'multipart' | 'callback';

/** LivePerson's services by their names in the Domain API, `domain` for the Domain API itself. */
export const services = [
  'asyncMessagingEnt',
  'sentinel',
  'idp',
  'swift',
  'msgHist',
  'messagingRestApiDomain',
  'domain',
] as const;

/** How calls to LivePerson end: with an answer that is taken or not, or without one. */
export const upstreamOutcomes = [
  'ok',
  'rejected',
  'connect',
  'timeout',
  'aborted',
  'broken',
  'tooLarge',
  'hostNotAllowed',
] as const;

/** What a circuit breaker does: lets calls through, refuses them, or lets one try. */
export const breakerStates = ['closed', 'open', 'trying'] as const;

/** One of them. */
export type BreakerState = (typeof breakerStates)[number];

/** The caches that are counted. */
export type CacheName = 'domain' | 'appJwt' | 'consumerJws';

/** Gives a value of a closed list back, and `other` for anything else: no label value comes from outside. */
export function oneOf(list: readonly string[]): (value: string) => string {
  const known = new Set(list);
  return (value) => (known.has(value) ? value : 'other');
}
