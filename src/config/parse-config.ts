import type { Account } from './account.js';
import type { Config, SandboxAccountConfig, UpstreamConfig } from './config.js';
import { parseAccounts } from './parse-accounts.js';
import type { ReadFile } from './parse-accounts.js';
import { parseSandboxAccounts } from './parse-sandbox-accounts.js';
import { readSettings } from './read-settings.js';
import type { Environment, GivenSettings } from './read-settings.js';

/** A complete configuration, or every problem at once: each by name, none by value. */
export type ParsedConfig = { readonly config: Config } | { readonly problems: readonly string[] };

/** Completes the settings of an environment into a Config. Pure: files are read through `readFile`. */
export function parseConfig(env: Environment, readFile: ReadFile): ParsedConfig {
  const { given, problems } = readSettings(env);
  const sandboxOn = given.SANDBOX === undefined ? given.ACCOUNTS_FILE === undefined : given.SANDBOX === 'on';
  const accounts = readAccounts(given, readFile, problems);
  const sandboxAccounts = readSandboxAccounts(given, problems);
  problems.push(...crossChecks(given, sandboxOn));
  if (problems.length > 0) return { problems };
  return { config: complete(given, { sandboxOn, accounts, sandboxAccounts }) };
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
  const parsed = parseAccounts(text, readFile, given.CREDENTIALS ?? 'managed');
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

function crossChecks(given: GivenSettings, sandboxOn: boolean): string[] {
  const problems: string[] = [];
  const forwarded = given.CREDENTIALS === 'forwarded';
  const callerAuth = given.CALLER_AUTH ?? (sandboxOn || forwarded ? 'none' : 'jwt');
  if (!sandboxOn && given.ACCOUNTS_FILE === undefined) {
    problems.push('ACCOUNTS_FILE: must be set when SANDBOX is off');
  }
  if (callerAuth === 'jwt' && forwarded) {
    problems.push('CALLER_AUTH: jwt and CREDENTIALS forwarded both want the Authorization header');
  } else if (callerAuth === 'jwt') {
    problems.push(
      'CALLER_AUTH: jwt is not built yet; set CALLER_AUTH=none with ALLOW_ANONYMOUS=true, or CREDENTIALS=forwarded',
    );
  }
  if (callerAuth === 'none' && !sandboxOn && !forwarded && given.ALLOW_ANONYMOUS !== true) {
    problems.push('ALLOW_ANONYMOUS: must be true for CALLER_AUTH none outside the sandbox');
  }
  const loopback = given.ALLOW_LOOPBACK_UPSTREAM ?? sandboxOn;
  if (given.DOMAIN_API_URL?.startsWith('http:') === true && !loopback) {
    problems.push('DOMAIN_API_URL: must be https unless ALLOW_LOOPBACK_UPSTREAM is on');
  }
  return problems;
}

interface Completion {
  readonly sandboxOn: boolean;
  readonly accounts: readonly Account[];
  readonly sandboxAccounts: readonly SandboxAccountConfig[] | undefined;
}

// Apollo's hosted page and the frame that its embedded form runs in.
const sandboxOrigins = ['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com'];

function complete(given: GivenSettings, { sandboxOn, accounts, sandboxAccounts }: Completion): Config {
  const explorer = given.EXPLORER ?? sandboxOn;
  return {
    host: given.HOST ?? (sandboxOn ? '127.0.0.1' : '0.0.0.0'),
    port: given.PORT ?? 4000,
    accounts,
    accountsFile: given.ACCOUNTS_FILE,
    sandbox: sandboxOn
      ? { port: given.SANDBOX_PORT ?? 4010, tls: given.SANDBOX_TLS ?? false, accounts: sandboxAccounts }
      : undefined,
    credentials: given.CREDENTIALS ?? 'managed',
    callerAuth: 'none',
    upstream: upstreamOf(given, sandboxOn),
    corsOrigins: given.CORS_ORIGINS ?? (explorer ? sandboxOrigins : []),
    explorer,
    introspection: given.INTROSPECTION ?? explorer,
    limitBodyBytes: given.LIMIT_BODY_BYTES ?? 262_144,
    conversationRecordSize: given.CONVERSATION_RECORD_SIZE ?? 100_000,
    shutdownTimeoutMs: given.SHUTDOWN_TIMEOUT_MS ?? 10_000,
    logLevel: given.LOG_LEVEL ?? 'info',
  };
}

function upstreamOf(given: GivenSettings, sandboxOn: boolean): UpstreamConfig {
  return {
    domainApiUrl: given.DOMAIN_API_URL ?? 'https://api.liveperson.net',
    hostSuffixes: given.UPSTREAM_HOST_SUFFIXES ?? ['.liveperson.net', '.liveperson.com', '.lpsnmedia.net'],
    allowLoopback: given.ALLOW_LOOPBACK_UPSTREAM ?? sandboxOn,
    connectTimeoutMs: given.UPSTREAM_CONNECT_TIMEOUT_MS ?? 3000,
    headersTimeoutMs: given.UPSTREAM_HEADERS_TIMEOUT_MS ?? 10_000,
    bodyTimeoutMs: given.UPSTREAM_BODY_TIMEOUT_MS ?? 10_000,
    totalTimeoutMs: given.UPSTREAM_TOTAL_TIMEOUT_MS ?? 15_000,
    maxResponseBytes: given.UPSTREAM_MAX_RESPONSE_BYTES ?? 1_048_576,
    connections: given.UPSTREAM_CONNECTIONS ?? 128,
    domainTtlMs: given.DOMAIN_TTL_MS ?? 60_000,
    domainNegativeTtlMs: given.DOMAIN_NEGATIVE_TTL_MS ?? 5000,
    consumerTokenCacheSize: given.CONSUMER_TOKEN_CACHE_SIZE ?? 50_000,
  };
}
