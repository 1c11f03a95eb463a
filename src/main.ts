import { readFileSync, watchFile } from 'node:fs';
import type { SandboxAccountConfig, Config, SandboxConfig } from './config/config.js';
import type { Account } from './config/account.js';
import { Agent, request } from 'undici';
import { parseAccounts } from './config/parse-accounts.js';
import { parseConfig } from './config/parse-config.js';
import { Secret } from './config/secret.js';
import { createLogger } from './log/logger.js';
import type { Logger } from './log/logger.js';
import { standardOutput } from './log/standard-output.js';
import { banner } from './server/banner.js';
import { openStores } from './server/open-stores.js';
import { startServer } from './server/start-server.js';
import type { RunningServer } from './server/start-server.js';
import { tuneCollector } from './server/tune-collector.js';
import { openTracing } from './tracing/open-tracing.js';

/** How often the accounts file is looked at for a change. */
const watchIntervalMs = 2000;

const readFile = (path: string): string => readFileSync(path, 'utf8');

async function main(): Promise<void> {
  tuneCollector([process.execArgv.join(' '), process.env['NODE_OPTIONS'] ?? '']);
  const parsed = parseConfig(process.env, readFile);
  if ('problems' in parsed) {
    console.error(['The gateway cannot start with these settings:', ...parsed.problems].join('\n  '));
    process.exitCode = 1;
    return;
  }
  // A reader of the log that goes away must not take the gateway with it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const tracing = await openTracing(parsed.config.tracing, (spans) =>
    logger.warn({ spans }, 'the collector did not take these traces'),
  );
  const mixin = tracing && (() => tracing.current?.ids ?? {});
  const logger = createLogger(parsed.config.logLevel, standardOutput(), mixin);
  const sandbox = parsed.config.sandbox && (await startSandbox(parsed.config.sandbox, parsed.config));
  const config = sandbox?.config ?? parsed.config;
  const stores = await openStores(config, logger);
  const server = await startServer({ config, logger, stores, tracing });
  await sandbox?.tellWebhooksTo(`${server.url}/webhooks/liveperson`);
  // Before anybody is told that it listens: a signal that comes then finds its handler.
  watchAccounts(config, server, logger);
  // Before the line that says so: who waits for it may end the process at once.
  closeOnSignal(server, [sandbox?.close, () => stores.close(), tracing?.close], logger);
  logger.info(
    { url: server.url, credentials: config.credentials, accounts: config.accounts.length },
    'listening',
  );
  warn(config, logger);
  for (const warning of stores.warnings) logger.warn(warning);
  // Who reads the log by program wants nothing else there.
  if (sandbox && !process.argv.includes('--json')) {
    const { url: sandboxUrl, accounts } = sandbox;
    const { explorer, chat } = config;
    console.log(banner({ url: server.url, explorer, chat, sandboxUrl, accounts }));
  }
}

interface StartedSandbox {
  readonly config: Config;
  readonly url: string;
  readonly accounts: readonly SandboxAccountConfig[];
  /** Has LivePerson's double send its notifications there. */
  readonly tellWebhooksTo: (url: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts LivePerson's double on its own port and points the configuration at it; they meet through HTTP only. */
async function startSandbox(settings: SandboxConfig, config: Config): Promise<StartedSandbox> {
  // The one place where the gateway's sources name the sandbox's; without a sandbox it is never loaded.
  const { startSandbox: start } = await import('../sandbox/start-sandbox.js');
  const served = settings.accounts ?? config.accounts.map(inTheClear);
  const { port, tls } = settings;
  const sandbox = await start({
    port,
    tls,
    agentMode: 'echo',
    ...(served.length > 0 && { accounts: served }),
  });
  const accounts = config.accountsFile === undefined ? sandbox.accounts.map(toAccount) : config.accounts;
  const upstream = {
    ...config.upstream,
    domainApiUrl: sandbox.url,
    certificateAuthority: sandbox.certificate,
  };
  return {
    config: { ...config, accounts, upstream },
    url: sandbox.url,
    accounts: sandbox.accounts,
    tellWebhooksTo: (url) => tellWebhooks(sandbox.url, sandbox.certificate, url),
    close: () => sandbox.close(),
  };
}

async function tellWebhooks(sandboxUrl: string, ca: string | undefined, url: string): Promise<void> {
  const dispatcher = new Agent({ connect: ca === undefined ? {} : { ca } });
  const body = JSON.stringify({ url });
  const headers = { 'content-type': 'application/json' };
  const answer = await request(`${sandboxUrl}/_sandbox/webhooks`, {
    method: 'PUT',
    headers,
    body,
    dispatcher,
  });
  await answer.body.dump();
  await dispatcher.close();
}

function toAccount({ id, clientId, clientSecret }: SandboxAccountConfig): Account {
  return { id, clientId, clientSecret: new Secret(clientSecret), previousClientSecrets: [] };
}

function inTheClear({ id, clientId = '', clientSecret }: Account): SandboxAccountConfig {
  return { id, clientId, clientSecret: clientSecret?.reveal() ?? '' };
}

function warn(config: Config, logger: Logger): void {
  if (config.credentials === 'managed' && config.callerTokens === undefined)
    logger.warn('callers are not asked who they are: anyone may act for any consumer');
  if (config.callerTokens?.audience === undefined && config.callerTokens !== undefined)
    logger.warn('CALLER_AUDIENCE is not set: tokens made for other services are accepted, too');
  if (config.redisUrl === undefined && config.dataDir === undefined) {
    logger.warn('conversations, events and idempotency keys are kept in memory: a restart forgets them');
  } else if (config.redisUrl === undefined) {
    logger.warn('conversations, events and idempotency keys are kept in DATA_DIR, which serves one replica');
  }
}

/** Serves a changed accounts file without a restart; a broken one changes nothing. */
function watchAccounts({ accountsFile, credentials }: Config, server: RunningServer, logger: Logger): void {
  if (accountsFile === undefined) return;
  const reload = (): void => {
    try {
      const parsed = parseAccounts(readFile(accountsFile), readFile, credentials);
      if ('problems' in parsed)
        logger.error({ problems: parsed.problems }, 'accounts file refused; the old accounts stay');
      else {
        server.gateway.accounts.replace(parsed.accounts);
        logger.info({ accounts: parsed.accounts.length }, 'accounts read again');
      }
    } catch {
      logger.error('accounts file cannot be read; the old accounts stay');
    }
  };
  watchFile(accountsFile, { interval: watchIntervalMs, persistent: false }, reload);
  process.on('SIGHUP', reload);
}

function closeOnSignal(
  server: RunningServer,
  closeOthers: readonly ((() => Promise<void>) | undefined)[],
  logger: Logger,
): void {
  const close = async (signal: string): Promise<void> => {
    logger.info({ signal }, 'closing');
    const finished = await server.close();
    for (const close of closeOthers) await close?.();
    logger.info({ finished }, 'closed');
    process.exit(finished ? 0 : 1);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void close(signal));
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return 'The port is taken by another program: set PORT or SANDBOX_PORT to a free one.';
  if (code === 'EACCES')
    return 'The port may not be opened by this user: set PORT or SANDBOX_PORT to another.';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST is no address of this machine.';
  return `The gateway could not start: ${error instanceof Error ? error.message : String(error)}`;
}

try {
  await main();
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
