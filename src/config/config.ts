import type { Account } from './account.js';
import type { Secret } from './secret.js';

/** How the gateway gets the two tokens of an upstream call. */
export type CredentialsMode = 'managed' | 'forwarded';

/** How callers prove who they are. */
export type CallerAuth = 'none' | 'jwt';

/** How callers' own tokens are verified and read. */
export interface CallerTokens {
  readonly keys:
    { readonly kind: 'publicKey'; readonly pem: string } | { readonly kind: 'jwks'; readonly url: string };
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  readonly algorithms: readonly string[];
  readonly clockSkewMs: number;
  readonly consumerClaim: string;
  readonly accountsClaim: string;
  readonly delegateScope?: string | undefined;
}

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

/** What is done about a LivePerson that fails, for each account and service. */
export interface FaultConfig {
  /** Times that a call is repeated at most. */
  readonly retries: number;
  readonly retryBudget: { readonly percent: number; readonly floor: number };
  readonly breaker: {
    readonly failurePercent: number;
    readonly minimumCalls: number;
    readonly openMs: number;
  };
  readonly concurrency: { readonly most: number; readonly mostWaiting: number };
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
  /** Most calls that one request may make. */
  readonly maxCalls: number;
  readonly domainTtlMs: number;
  readonly domainNegativeTtlMs: number;
  readonly consumerTokenCacheSize: number;
  readonly faults: FaultConfig;
  /** PEM of a certificate authority to trust beside the system's; only the embedded sandbox over TLS needs it. */
  readonly certificateAuthority?: string | undefined;
}

/** The most that one operation may ask for. */
export interface OperationLimitsConfig {
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
  /** Measured only when absent. */
  readonly cost: number | undefined;
}

/** Which traces are recorded. */
export interface SamplerConfig {
  /** By OpenTelemetry's names. */
  readonly name: string;
  /** From 0 to 1. */
  readonly ratio: number;
}

/** Where traces go. */
export interface TracingConfig {
  readonly url: string;
  /** `name=value` between commas; they may hold the collector's key. */
  readonly headers?: Secret | undefined;
  readonly serviceName: string;
  readonly sampler: SamplerConfig;
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
  /** There when `callerAuth` is `jwt`. */
  readonly callerTokens?: CallerTokens | undefined;
  /** With it `_entities` and `_service` are answered only to who sends it. */
  readonly routerToken?: Secret | undefined;
  readonly upstream: UpstreamConfig;
  readonly corsOrigins: readonly string[];
  readonly explorer: boolean;
  /** Whether the example web chat is served. */
  readonly chat: boolean;
  readonly introspection: boolean;
  /** Documents that may be named by an id, and whether others are refused. */
  readonly persisted: { readonly listed: ReadonlyMap<string, string>; readonly isClosed: boolean };
  /** The largest request body, and the deepest nesting in it. */
  readonly bodyLimits: { readonly maxBytes: number; readonly maxDepth: number };
  readonly operationLimits: OperationLimitsConfig;
  /** Most operations in a minute, of one caller and on one account; undefined is no limit. */
  readonly limitCallerPerMinute?: number | undefined;
  readonly limitAccountPerMinute?: number | undefined;
  /** Whether operations that come again are carried out as code, beside Apollo's way. */
  readonly fastLane: boolean;
  /** Most entities of one `_entities` question. */
  readonly limitEntities: number;
  readonly conversationRecordSize: number;
  /** Where the shared store is; it may hold a password. */
  readonly redisUrl?: Secret | undefined;
  /** Where the embedded store is; in memory when neither is set. */
  readonly dataDir?: string | undefined;
  readonly eventsRecorded: number;
  readonly eventRetentionMs: number;
  readonly limitWebhookBytes: number;
  readonly limitSocketMessageBytes: number;
  /** Most WebSockets at a time, in all and of one address. */
  readonly limitSockets: number;
  readonly limitAddressSockets?: number | undefined;
  /** Most operations that one WebSocket runs at a time. */
  readonly limitSocketOperations: number;
  /** Most subscriptions over HTTP at a time. */
  readonly limitStreams: number;
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
  /** When the gateway has too much to do. */
  readonly load: { readonly mostInFlight: number; readonly loopDelayMs: number };
  readonly shutdownTimeoutMs: number;
  readonly logLevel: string;
  /** Absent where nothing is traced. */
  readonly tracing?: TracingConfig | undefined;
}
