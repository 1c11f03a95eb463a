/** Members that are never written, at any depth that the logger is given: credentials, and what consumers say or are. */
const secretNames = [
  'authorization',
  'x-lp-on-behalf',
  'lp-on-behalf',
  'cookie',
  'clientSecret',
  'client_secret',
];
const tokenNames = ['appJwt', 'consumerJws', 'access_token', 'token'];
const personalNames = [
  'input',
  'variables',
  'userProfile',
  'text',
  'consumerId',
  'ext_consumer_id',
  'extConsumerId',
];

/** Paths for pino's redaction: each name at the first three levels. */
export const redactedPaths: readonly string[] = [...secretNames, ...tokenNames, ...personalNames].flatMap(
  (name) =>
    ['', '*.', '*.*.'].map((prefix) => (prefix === '' ? `["${name}"]` : `${prefix.slice(0, -1)}["${name}"]`)),
);
