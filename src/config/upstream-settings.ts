import { wholeNumber } from './setting-readers.js';
import { setting } from './setting.js';

const milliseconds = wholeNumber(1, 600_000);

/** Settings of the calls to LivePerson. */
export const upstreamSettings = {
  DOMAIN_TTL_MS: setting(milliseconds, '60000', 'How long a looked-up host is trusted.'),
  DOMAIN_NEGATIVE_TTL_MS: setting(
    milliseconds,
    '5000',
    'How long an account that the Domain API does not know stays refused, and an old answer stands in for a failed look-up.',
  ),
  UPSTREAM_CONNECT_TIMEOUT_MS: setting(
    milliseconds,
    '3000',
    'Deadline for opening a connection to LivePerson.',
  ),
  UPSTREAM_HEADERS_TIMEOUT_MS: setting(milliseconds, '10000', 'Deadline for the first byte of an answer.'),
  UPSTREAM_BODY_TIMEOUT_MS: setting(milliseconds, '10000', 'Longest pause between two pieces of an answer.'),
  UPSTREAM_TOTAL_TIMEOUT_MS: setting(
    milliseconds,
    '15000',
    'Deadline for one operation, all its upstream calls together.',
  ),
  UPSTREAM_MAX_RESPONSE_BYTES: setting(
    wholeNumber(1024, 104_857_600),
    '1048576',
    'Largest answer that is read from LivePerson.',
  ),
  UPSTREAM_CONNECTIONS: setting(wholeNumber(1, 10_000), '128', 'Most connections to one host.'),
  CONSUMER_TOKEN_CACHE_SIZE: setting(
    wholeNumber(1, 10_000_000),
    '50000',
    'Most ConsumerJWS kept in memory; the one used longest ago makes room.',
  ),
} as const;
