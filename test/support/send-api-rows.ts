import { batchAnswer, noise, statusFault, unifiedError } from './upstream-noise.js';
import type { StatusFault } from './upstream-noise.js';

/** One way in which the Send API can refuse a create, and what the caller is told. */
export interface Row {
  readonly answer: string;
  readonly fault: StatusFault;
  readonly times?: number;
  /** Everything in `extensions` but the request id. */
  readonly expected: Readonly<Record<string, unknown>>;
  /** That the AppJWT is renewed and the call repeated once. */
  readonly renews?: boolean;
}

const rejected = { outcome: 'REJECTED', safeToRepeat: true };
const unknown = { code: 'OUTCOME_UNKNOWN', outcome: 'UNKNOWN', safeToRepeat: false };
const refused = { code: 'UPSTREAM_CREDENTIALS_REFUSED', ...rejected };

/** facts.md 11.1, in its order. */
export const authenticationRows: readonly Row[] = [
  {
    answer: '40001, brand id missing',
    fault: unifiedError(40001, 'Missing parameter'),
    expected: {
      code: 'UPSTREAM_REJECTED',
      ...rejected,
      upstream: { status: 400, errorCode: 40001, title: 'Missing parameter' },
    },
  },
  {
    answer: '40102, AppJWT invalid, twice',
    fault: unifiedError(40102, 'Invalid AppJWT'),
    times: 2,
    expected: { ...refused, upstream: { status: 401, errorCode: 40102, title: 'Invalid AppJWT' } },
    renews: true,
  },
  {
    answer: '40103, ConsumerJWS invalid',
    fault: unifiedError(40103, 'Invalid ConsumerJWS'),
    expected: { ...refused, upstream: { status: 401, errorCode: 40103, title: 'Invalid ConsumerJWS' } },
  },
  {
    answer: '40104, ConsumerJWS missing, with the wrong title of the published sample',
    fault: unifiedError(40104, 'AppJWT is missing'),
    expected: { ...refused, upstream: { status: 401, errorCode: 40104, title: 'ConsumerJWS is missing' } },
  },
  {
    answer: '40105, AppJWT missing, twice',
    fault: unifiedError(40105, 'AppJWT is missing'),
    times: 2,
    expected: { ...refused, upstream: { status: 401, errorCode: 40105, title: 'AppJWT is missing' } },
    renews: true,
  },
  {
    answer: '401 with a body that nobody documented',
    fault: statusFault(401),
    expected: { ...refused, upstream: { status: 401 } },
  },
];

/** facts.md 11.2 and 11.4, as far as they concern a create. */
export const applicationRows: readonly Row[] = [
  {
    answer: '404, as for a wrong API version',
    fault: unifiedError(40400, noise),
    expected: { code: 'UPSTREAM_REJECTED', ...rejected, upstream: { status: 404, errorCode: 40400 } },
  },
  {
    answer: '429 without Retry-After',
    fault: statusFault(429),
    expected: {
      code: 'UPSTREAM_RATE_LIMITED',
      ...rejected,
      retryAfterMs: 1000,
      upstream: { status: 429 },
    },
  },
  {
    answer: '429 with Retry-After: 7',
    fault: statusFault(429, noise, { 'retry-after': '7' }),
    expected: {
      code: 'UPSTREAM_RATE_LIMITED',
      ...rejected,
      retryAfterMs: 7000,
      upstream: { status: 429 },
    },
  },
  {
    answer: '451, blocked',
    fault: statusFault(451),
    expected: { code: 'UPSTREAM_REJECTED', ...rejected, upstream: { status: 451 } },
  },
  { answer: '500', fault: statusFault(500), expected: { ...unknown, upstream: { status: 500 } } },
  {
    answer: '502 with 50201',
    fault: unifiedError(50201, noise),
    expected: {
      ...unknown,
      upstream: { status: 502, errorCode: 50201, title: 'Unable to access resource' },
    },
  },
  { answer: '503', fault: statusFault(503), expected: { ...unknown, upstream: { status: 503 } } },
  {
    answer: '200 with JSON that is no answer',
    fault: statusFault(200, { msg: noise }),
    expected: { ...unknown, upstream: { status: 200 } },
  },
];

/** Answers item by item: some part refused, another not. */
export const partRows: readonly Row[] = [
  {
    answer: '200, the profile refused and the conversation refused',
    fault: statusFault(200, batchAnswer('BAD_REQUEST', 'BAD_REQUEST')),
    expected: {
      code: 'UPSTREAM_REJECTED',
      ...rejected,
      upstream: { status: 400 },
      details: { userProfile: 'REFUSED', conversation: 'REFUSED' },
    },
  },
  {
    answer: '400, the profile set and the conversation throttled',
    fault: statusFault(400, batchAnswer('OK', 'TOO_MANY_REQUESTS')),
    expected: {
      code: 'UPSTREAM_RATE_LIMITED',
      outcome: 'PARTIAL',
      safeToRepeat: true,
      retryAfterMs: 1000,
      upstream: { status: 429 },
      details: { userProfile: 'SET', conversation: 'REFUSED' },
    },
  },
  {
    answer: '200, the profile set and the conversation failed',
    fault: statusFault(200, batchAnswer('OK', 'INTERNAL_SERVER_ERROR')),
    expected: {
      ...unknown,
      upstream: { status: 500 },
      details: { userProfile: 'SET', conversation: 'UNKNOWN' },
    },
  },
];
