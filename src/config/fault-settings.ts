import { wholeNumber } from './setting-readers.js';
import { setting } from './setting.js';

const milliseconds = wholeNumber(1, 600_000);
const count = wholeNumber(1, 1_000_000);

/** Settings of what is done when LivePerson fails or too much is asked for at once. */
export const faultSettings = {
  RETRIES: setting(
    wholeNumber(0, 5),
    '2',
    'How often a call to LivePerson that failed is repeated, where a repeat cannot do a thing twice.',
  ),
  RETRY_BUDGET_PERCENT: setting(
    wholeNumber(0, 100),
    '10',
    'Most repetitions for each hundred calls of the last ten seconds, for each account and service.',
  ),
  RETRY_BUDGET_FLOOR: setting(
    wholeNumber(0, 1_000_000),
    '10',
    'Repetitions in ten seconds that are allowed however few calls there are.',
  ),
  BREAKER_FAILURE_PERCENT: setting(
    wholeNumber(1, 100),
    '50',
    'Share of calls of the last ten seconds that fail, are late or meet a 429, at which an account leaves a service alone.',
  ),
  BREAKER_MINIMUM_CALLS: setting(count, '20', 'Fewer calls than this in ten seconds open no breaker.'),
  BREAKER_OPEN_MS: setting(
    milliseconds,
    '5000',
    'How long a service is left alone before one call may try it again.',
  ),
  UPSTREAM_CONCURRENCY: setting(
    wholeNumber(1, 10_000),
    '128',
    'Most calls under way at once, for each account and service.',
  ),
  UPSTREAM_QUEUE: setting(
    wholeNumber(0, 1_000_000),
    '10000',
    'Most calls that may wait for their turn, for each account and service; more are `RATE_LIMITED`.',
  ),
  LIMIT_IN_FLIGHT: setting(
    count,
    '10000',
    'Most requests that are answered at once; more get 503 with `RATE_LIMITED`, and `/readyz` says no a little before.',
  ),
  LIMIT_LOOP_DELAY_MS: setting(
    milliseconds,
    '250',
    'How long a turn of the event loop may usually take before `/readyz` says no.',
  ),
} as const;
