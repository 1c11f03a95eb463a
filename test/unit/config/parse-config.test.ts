import { describe, expect, it } from '@jest/globals';
import { settings } from '../../../src/config/settings.js';
import { files, noFiles } from './accounts-text.js';
import { config, withAccounts } from './config-of.js';

const commonUpstream = {
  domainApiUrl: 'https://api.liveperson.net',
  hostSuffixes: ['.liveperson.net', '.liveperson.com', '.lpsnmedia.net'],
  connectTimeoutMs: 3000,
  headersTimeoutMs: 10_000,
  bodyTimeoutMs: 10_000,
  totalTimeoutMs: 15_000,
  maxResponseBytes: 1_048_576,
  connections: 128,
  maxCalls: 150,
  domainTtlMs: 60_000,
  domainNegativeTtlMs: 5000,
  consumerTokenCacheSize: 50_000,
  faults: {
    retries: 2,
    retryBudget: { percent: 10, floor: 10 },
    breaker: { failurePercent: 50, minimumCalls: 20, openMs: 5000 },
    concurrency: { most: 128, mostWaiting: 10_000 },
  },
};
const commonLimits = {
  fastLane: true,
  persisted: { listed: new Map(), isClosed: false },
  bodyLimits: { maxBytes: 262_144, maxDepth: 64 },
  operationLimits: { tokens: 1000, depth: 15, aliases: 30, directives: 50, rootFields: 10 },
  limitEntities: 500,
  conversationRecordSize: 100_000,
  eventsRecorded: 2000,
  eventRetentionMs: 86_400_000,
  limitWebhookBytes: 2_097_152,
  limitSocketMessageBytes: 262_144,
  limitSockets: 10_000,
  limitSocketOperations: 100,
  limitStreams: 10_000,
  heartbeatMs: 12_000,
  limitSubscriberBytes: 1_048_576,
  callbackUrlPrefixes: [],
  acceptOnDelivery: false,
  messagesRecorded: 500,
  firstMessageRetryMs: 1000,
  chatStateQuietMs: 10_000,
  unconfirmedOperations: false,
  limitDialogQueue: 200,
  load: { mostInFlight: 10_000, loopDelayMs: 250 },
  shutdownTimeoutMs: 10_000,
  logLevel: 'info',
};

describe('parseConfig', () => {
  it('starts the sandbox, on this machine only, when nothing is set', () => {
    expect(config({}, noFiles)).toEqual({
      host: '127.0.0.1',
      port: 4000,
      accounts: [],
      sandbox: { port: 4010, tls: false },
      credentials: 'managed',
      callerAuth: 'none',
      upstream: { ...commonUpstream, allowLoopback: true },
      corsOrigins: ['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com'],
      explorer: true,
      chat: true,
      introspection: true,
      ...commonLimits,
    });
  });

  it('is fit for production when accounts are configured', () => {
    const { accounts, ...rest } = config(withAccounts);

    expect(accounts.map(({ id }) => id)).toEqual(['12345678']);
    expect(rest).toEqual({
      host: '0.0.0.0',
      port: 4000,
      accountsFile: '/accounts',
      credentials: 'managed',
      callerAuth: 'none',
      upstream: { ...commonUpstream, allowLoopback: false },
      corsOrigins: [],
      explorer: false,
      chat: false,
      introspection: false,
      dataDir: './data',
      ...commonLimits,
    });
  });

  it('takes an empty or blank value for unset', () => {
    const names = Object.keys(settings);

    for (const blank of ['', '  \t']) {
      expect(config(Object.fromEntries(names.map((name) => [name, blank])), noFiles)).toEqual(
        config({}, noFiles),
      );
    }
  });

  it('lets the sandbox serve beside configured accounts', () => {
    const both = config({ ...withAccounts, SANDBOX: 'on', SANDBOX_PORT: '0', SANDBOX_TLS: 'on' });

    expect(both.sandbox).toEqual({ port: 0, tls: true });
    expect(both.accounts).toHaveLength(1);
    expect(both.upstream.allowLoopback).toBe(true);
  });

  it('reads the accounts that the sandbox is to serve', () => {
    const accounts = [{ id: 'le1', clientId: 'app', clientSecret: 'secret' }];

    expect(config({ SANDBOX_ACCOUNTS: JSON.stringify(accounts) }, noFiles).sandbox?.accounts).toEqual(
      accounts,
    );
  });

  it('lets forwarded credentials go without callers of its own', () => {
    const bare = files({ '/accounts': '[{ "id": "12345678" }]' });

    const forwarded = config({ ACCOUNTS_FILE: '/accounts', CREDENTIALS: 'forwarded' }, bare);

    expect(forwarded).toMatchObject({ credentials: 'forwarded', callerAuth: 'none' });
  });

  it('lets the explorer and introspection be set apart', () => {
    expect(config({ ...withAccounts, EXPLORER: 'on' })).toMatchObject({
      explorer: true,
      introspection: true,
    });
    expect(config({ ...withAccounts, INTROSPECTION: 'on' })).toMatchObject({
      explorer: false,
      introspection: true,
    });
    expect(config({ INTROSPECTION: 'off' }, noFiles)).toMatchObject({ explorer: true, introspection: false });
  });

  it('lets the web chat be set apart from the sandbox', () => {
    expect(config({ ...withAccounts, CHAT: 'on' })).toMatchObject({ chat: true, explorer: false });
    expect(config({ CHAT: 'off' }, noFiles)).toMatchObject({ chat: false, explorer: true });
  });
});
