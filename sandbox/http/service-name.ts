/**
 * The services that the sandbox plays, by their Domain API names (DOM); `domain` is the Domain API itself.
 */
export type ServiceName =
  'domain' | 'sentinel' | 'idp' | 'asyncMessagingEnt' | 'swift' | 'msgHist' | 'messagingRestApiDomain';

/** Every service name, the Domain API first. */
export const serviceNames: readonly ServiceName[] = [
  'domain',
  'sentinel',
  'idp',
  'asyncMessagingEnt',
  'swift',
  'msgHist',
  'messagingRestApiDomain',
];
