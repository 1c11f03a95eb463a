import type { Account } from './account.js';
import type { Secret } from './secret.js';

/** How the gateway gets the two tokens of an upstream call. */
export type CredentialsMode = 'managed' | 'forwarded';

/** How callers prove who they are. */
export type CallerAuth = 'none';

/** LivePerson's double, started beside the gateway. */
export interface SandboxConfig {
  readonly port: number;
  readonly tls: boolean;
  /** The accounts it serves; absent: one of its own making. */
  readonly accounts?: readonly SandboxAccountConfig[] | undefined;
}

/** An account of the sandbox, in the clear: it guards nothing. */
export interface SandboxAccountConfig {
  readonly id: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Deadlines, caps and rules of every call to LivePerson. */
export interface UpstreamConfig {
  readonly domainApiUrl: string;
  readonly hostSuffixes: readonly string[];
  readonly allowLoopback: boolean;
  readonly connectTimeoutMs: number;
  readonly headersTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxResponseBytes: number;
  /** Connections kept to one host. */
  readonly connections: number;
  readonly domainTtlMs: number;
  readonly domainNegativeTtlMs: number;
  readonly consumerTokenCacheSize: number;
  /** PEM of a certificate authority to trust beside the system's; only the embedded sandbox over TLS needs it. */
  readonly certificateAuthority?: string | undefined;
}

/** Everything that can be set, completed once at the border; nothing else reads the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly accounts: readonly Account[];
  readonly accountsFile?: string | undefined;
  readonly sandbox?: SandboxConfig | undefined;
  readonly credentials: CredentialsMode;
  readonly callerAuth: CallerAuth;
  readonly upstream: UpstreamConfig;
  readonly corsOrigins: readonly string[];
  readonly explorer: boolean;
  readonly introspection: boolean;
  readonly limitBodyBytes: number;
  readonly conversationRecordSize: number;
  /** Where the shared store is; it may hold a password. */
  readonly redisUrl?: Secret | undefined;
  /** Where the embedded store is; in memory when neither is set. */
  readonly dataDir?: string | undefined;
  readonly eventsRecorded: number;
  readonly eventRetentionMs: number;
  readonly limitWebhookBytes: number;
  readonly limitSocketMessageBytes: number;
  readonly heartbeatMs: number;
  /** Most bytes that wait for a subscriber who does not read. */
  readonly limitSubscriberBytes: number;
  /** Where a router may be called back. */
  readonly callbackUrlPrefixes: readonly string[];
  readonly acceptOnDelivery: boolean;
  readonly messagesRecorded: number;
  readonly firstMessageRetryMs: number;
  readonly chatStateQuietMs: number;
  readonly unconfirmedOperations: boolean;
  readonly limitDialogQueue: number;
  readonly shutdownTimeoutMs: number;
  readonly logLevel: string;
}
