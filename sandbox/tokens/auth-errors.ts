import type { ErrorWords } from '../http/error-reply.js';

/** The authentication errors of the Send API, in LivePerson's words (AUTH). */
export const authErrors = {
  brandIdMissing: { title: 'Missing parameter', details: 'Brand Id is missing', errorCode: 40001 },
  invalidAppJwt: {
    title: 'Invalid AppJWT',
    details: 'AppJWT has expired or is invalid',
    errorCode: 40102,
  },
  invalidConsumerJws: {
    title: 'Invalid ConsumerJWS',
    details: 'ConsumerJWS is invalid',
    errorCode: 40103,
  },
  missingConsumerJws: {
    title: 'ConsumerJWS is missing',
    details: 'X_ON_BEHALF_HEADER is not present',
    errorCode: 40104,
  },
  missingAppJwt: {
    title: 'AppJWT is missing',
    details: 'AUTHORIZATION header is not present',
    errorCode: 40105,
  },
} as const satisfies Record<string, ErrorWords>;
