import { isRecord } from '../values/is-record.js';
import type { RetryPolicy } from './retry-policy.js';

/**
 * Reads a retry policy; what it leaves out is as documented (WHR): 5 times after 30 s, or first after 2 s.
 */
export function readRetryPolicy(value: unknown): RetryPolicy | undefined {
  if (!isRecord(value)) return undefined;
  const { mode, maxRetries = 5, intervalMs = 30_000 } = value;
  const { retentionMs = 3_600_000, firstMs = 2000 } = value;
  if (mode === 'none') return { mode };
  if (mode === 'count' && isAmount(maxRetries) && maxRetries <= 5 && isAmount(intervalMs)) {
    return { mode, maxRetries, intervalMs };
  }
  if (mode === 'time' && isAmount(retentionMs) && isAmount(firstMs)) return { mode, retentionMs, firstMs };
  return undefined;
}

const isAmount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
