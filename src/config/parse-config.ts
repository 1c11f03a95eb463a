import type { Account } from './account.js';
import type {
  CallerTokens,
  Config,
  FaultConfig,
  OperationLimitsConfig,
  SandboxAccountConfig,
  UpstreamConfig,
} from './config.js';
import { parseAccounts } from './parse-accounts.js';
import type { ReadFile } from './parse-accounts.js';
import { parseManifest } from './parse-manifest.js';
import { parseCallers } from './parse-callers.js';
import { parseSandboxAccounts } from './parse-sandbox-accounts.js';
import { parseTracing } from './parse-tracing.js';
import { Secret } from './secret.js';
import { readSettings } from './read-settings.js';
import type { Environment, GivenSettings } from './read-settings.js';

/** A complete configuration, or every problem at once: each by name, none by value. */
export type ParsedConfig = { readonly config: Config } | { readonly problems: readonly string[] };

/** Completes the settings of an environment into a Config. Pure: files are read through `readFile`. */
export function parseConfig(env: Environment, readFile: ReadFile): ParsedConfig {
  const { given, problems } = readSettings(env, readFile);
  const sandboxOn = given.SANDBOX === undefined ? given.ACCOUNTS_FILE === undefined : given.SANDBOX === 'on';
  const accounts = readAccounts(given, readFile, problems);
  const sandboxAccounts = readSandboxAccounts(given, problems);
  const { tokens, problems: callerProblems } = parseCallers(given, sandboxOn, readFile);
  const listed = readManifest(given, readFile, problems);
  problems.push(...callerProblems, ...crossChecks(given, sandboxOn, accounts));
  if (problems.length > 0) return { problems };
  return { config: complete(given, { sandboxOn, accounts, sandboxAccounts, tokens, listed }) };
}

function readAccounts(given: GivenSettings, readFile: ReadFile, problems: string[]): readonly Account[] {
  if (given.ACCOUNTS_FILE === undefined) return [];
  let text: string;
  try {
    text = readFile(given.ACCOUNTS_FILE);
  } catch {
    problems.push('ACCOUNTS_FILE: must be a file that can be read');
    return [];
  }
  const parsed = parseAccounts(text, readFile, given.CREDENTIALS);
  if ('accounts' in parsed) return parsed.accounts;
  problems.push(...parsed.problems);
  return [];
}

function readSandboxAccounts(
  given: GivenSettings,
  problems: string[],
): readonly SandboxAccountConfig[] | undefined {
  if (given.SANDBOX_ACCOUNTS === undefined) return undefined;
  const accounts = parseSandboxAccounts(given.SANDBOX_ACCOUNTS);
  if (accounts === undefined) {
    problems.push('SANDBOX_ACCOUNTS: must be a JSON list of { id, clientId, clientSecret }, at least one');
  }
  return accounts;
}

function readManifest(
  { PERSISTED_MANIFEST: path, PERSISTED_ONLY: isClosed }: GivenSettings,
  readFile: ReadFile,
  problems: string[],
): ReadonlyMap<string, string> {
  if (path === undefined) {
    if (isClosed) problems.push('PERSISTED_MANIFEST: must be set when PERSISTED_ONLY is on');
    return new Map();
  }
  const parsed = parseManifest(path, readFile);
  if ('documents' in parsed) return parsed.documents;
  problems.push(...parsed.problems);
  return new Map();
}

function crossChecks(given: GivenSettings, sandboxOn: boolean, accounts: readonly Account[]): string[] {
  const problems: string[] = [];
  if (!sandboxOn && given.ACCOUNTS_FILE === undefined) {
    problems.push('ACCOUNTS_FILE: must be set when SANDBOX is off');
  }
  if (given.ALLOW_LOOPBACK_UPSTREAM ?? sandboxOn) return problems;
  const httpsOnly = 'must be https unless ALLOW_LOOPBACK_UPSTREAM is on';
  if (given.DOMAIN_API_URL.startsWith('http:')) problems.push(`DOMAIN_API_URL: ${httpsOnly}`);
  accounts.forEach(({ domainApiUrl }, index) => {
    if (domainApiUrl?.startsWith('http:') === true)
      problems.push(`ACCOUNTS_FILE[${index}].domainApiUrl: ${httpsOnly}`);
  });
  return problems;
}

interface Completion {
  readonly sandboxOn: boolean;
  readonly accounts: readonly Account[];
  readonly sandboxAccounts: readonly SandboxAccountConfig[] | undefined;
  readonly tokens: CallerTokens | undefined;
  readonly listed: ReadonlyMap<string, string>;
}

// Apollo's hosted page and the frame that its embedded form runs in.
const sandboxOrigins = ['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com'];

function complete(given: GivenSettings, completion: Completion): Config {
  const { sandboxOn, accounts, sandboxAccounts, tokens, listed } = completion;
  const explorer = given.EXPLORER ?? sandboxOn;
  return {
    host: given.HOST ?? (sandboxOn ? '127.0.0.1' : '0.0.0.0'),
    port: given.PORT,
    accounts,
    accountsFile: given.ACCOUNTS_FILE,
    sandbox: sandboxOn
      ? { port: given.SANDBOX_PORT, tls: given.SANDBOX_TLS, accounts: sandboxAccounts }
      : undefined,
    credentials: given.CREDENTIALS,
    callerAuth: tokens === undefined ? 'none' : 'jwt',
    callerTokens: tokens,
    routerToken: given.ROUTER_TOKEN === undefined ? undefined : new Secret(given.ROUTER_TOKEN),
    upstream: upstreamOf(given, sandboxOn),
    corsOrigins: given.CORS_ORIGINS ?? (explorer ? sandboxOrigins : []),
    explorer,
    chat: given.CHAT ?? sandboxOn,
    introspection: given.INTROSPECTION ?? explorer,
    persisted: { listed, isClosed: given.PERSISTED_ONLY },
    bodyLimits: { maxBytes: given.LIMIT_BODY_BYTES, maxDepth: given.LIMIT_JSON_DEPTH },
    operationLimits: operationLimitsOf(given),
    limitCallerPerMinute: given.LIMIT_CALLER_PER_MINUTE,
    limitAccountPerMinute: given.LIMIT_ACCOUNT_PER_MINUTE,
    fastLane: given.FAST_LANE,
    limitEntities: given.LIMIT_ENTITIES,
    conversationRecordSize: given.CONVERSATION_RECORD_SIZE,
    redisUrl: given.REDIS_URL === undefined ? undefined : new Secret(given.REDIS_URL),
    dataDir: given.DATA_DIR ?? (sandboxOn ? undefined : './data'),
    eventsRecorded: given.EVENTS_RECORDED,
    eventRetentionMs: given.EVENT_RETENTION_HOURS * 3_600_000,
    limitWebhookBytes: given.LIMIT_WEBHOOK_BYTES,
    limitSocketMessageBytes: given.LIMIT_SOCKET_MESSAGE_BYTES,
    limitSockets: given.LIMIT_SOCKETS,
    limitAddressSockets: given.LIMIT_ADDRESS_SOCKETS,
    limitSocketOperations: given.LIMIT_SOCKET_OPERATIONS,
    limitStreams: given.LIMIT_STREAMS,
    heartbeatMs: given.HEARTBEAT_MS,
    limitSubscriberBytes: given.LIMIT_SUBSCRIBER_BYTES,
    callbackUrlPrefixes: given.CALLBACK_URL_PREFIXES ?? [],
    acceptOnDelivery: given.ACCEPT_ON_DELIVERY,
    messagesRecorded: given.MESSAGES_RECORDED,
    firstMessageRetryMs: given.FIRST_MESSAGE_RETRY_MS,
    chatStateQuietMs: given.CHAT_STATE_QUIET_MS,
    unconfirmedOperations: given.UNCONFIRMED_OPERATIONS,
    limitDialogQueue: given.LIMIT_DIALOG_QUEUE,
    load: { mostInFlight: given.LIMIT_IN_FLIGHT, loopDelayMs: given.LIMIT_LOOP_DELAY_MS },
    shutdownTimeoutMs: given.SHUTDOWN_TIMEOUT_MS,
    logLevel: given.LOG_LEVEL,
    tracing: parseTracing(given),
  };
}

function operationLimitsOf(given: GivenSettings): OperationLimitsConfig {
  return {
    tokens: given.LIMIT_TOKENS,
    depth: given.LIMIT_DEPTH,
    aliases: given.LIMIT_ALIASES,
    directives: given.LIMIT_DIRECTIVES,
    rootFields: given.LIMIT_ROOT_FIELDS,
    cost: given.LIMIT_COST,
  };
}

function upstreamOf(given: GivenSettings, sandboxOn: boolean): UpstreamConfig {
  return {
    domainApiUrl: given.DOMAIN_API_URL,
    hostSuffixes: given.UPSTREAM_HOST_SUFFIXES,
    allowLoopback: given.ALLOW_LOOPBACK_UPSTREAM ?? sandboxOn,
    connectTimeoutMs: given.UPSTREAM_CONNECT_TIMEOUT_MS,
    headersTimeoutMs: given.UPSTREAM_HEADERS_TIMEOUT_MS,
    bodyTimeoutMs: given.UPSTREAM_BODY_TIMEOUT_MS,
    totalTimeoutMs: given.UPSTREAM_TOTAL_TIMEOUT_MS,
    maxResponseBytes: given.UPSTREAM_MAX_RESPONSE_BYTES,
    connections: given.UPSTREAM_CONNECTIONS,
    maxCalls: given.LIMIT_UPSTREAM_CALLS,
    domainTtlMs: given.DOMAIN_TTL_MS,
    domainNegativeTtlMs: given.DOMAIN_NEGATIVE_TTL_MS,
    consumerTokenCacheSize: given.CONSUMER_TOKEN_CACHE_SIZE,
    faults: faultsOf(given),
  };
}

function faultsOf(given: GivenSettings): FaultConfig {
  return {
    retries: given.RETRIES,
    retryBudget: { percent: given.RETRY_BUDGET_PERCENT, floor: given.RETRY_BUDGET_FLOOR },
    breaker: {
      failurePercent: given.BREAKER_FAILURE_PERCENT,
      minimumCalls: given.BREAKER_MINIMUM_CALLS,
      openMs: given.BREAKER_OPEN_MS,
    },
    concurrency: { most: given.UPSTREAM_CONCURRENCY, mostWaiting: given.UPSTREAM_QUEUE },
  };
}
