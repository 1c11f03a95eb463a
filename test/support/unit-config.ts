import type { Account } from '../../src/config/account.js';
import type { UpstreamConfig } from '../../src/config/config.js';
import { Secret } from '../../src/config/secret.js';

/** Rules for calls to a server of this machine. */
export function upstreamConfig(over: Partial<UpstreamConfig> = {}): UpstreamConfig {
  return {
    domainApiUrl: 'http://127.0.0.1:1',
    hostSuffixes: ['.liveperson.net'],
    allowLoopback: true,
    connectTimeoutMs: 2000,
    headersTimeoutMs: 5000,
    bodyTimeoutMs: 5000,
    totalTimeoutMs: 10_000,
    maxResponseBytes: 65_536,
    connections: 16,
    maxCalls: 100,
    domainTtlMs: 60_000,
    domainNegativeTtlMs: 5000,
    consumerTokenCacheSize: 100,
    faults: {
      retries: 2,
      retryBudget: { percent: 10, floor: 10 },
      breaker: { failurePercent: 50, minimumCalls: 20, openMs: 5000 },
      concurrency: { most: 128, mostWaiting: 1000 },
    },
    ...over,
  };
}

/** An account with an app. */
export function testAccount(over: Partial<Account> = {}): Account {
  return {
    id: '12345678',
    clientId: '75588e18-0213-4e33-8174-883acac7e3c4',
    clientSecret: new Secret('the & secret'),
    previousClientSecrets: [],
    ...over,
  };
}
