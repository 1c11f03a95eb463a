import { readFileSync } from 'node:fs';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import type { SandboxOptions } from '../../sandbox/sandbox-options.js';
import type { SandboxAccount } from '../../sandbox/accounts/sandbox-account.js';
import type { Account } from '../../src/config/account.js';
import type { UpstreamConfig } from '../../src/config/config.js';
import { parseConfig } from '../../src/config/parse-config.js';
import { Secret } from '../../src/config/secret.js';
import { createLogger } from '../../src/log/logger.js';
import { startServer } from '../../src/server/start-server.js';
import type { RunningServer, Sending } from '../../src/server/start-server.js';
import type { Tracing } from '../../src/tracing/tracing.js';
import type { StoreSet } from '../../src/store/store-set.js';
import { postGraphql } from './post-graphql.js';
import type { GraphqlAnswer } from './post-graphql.js';
import { controlSandbox } from './sandbox-control.js';
import type { SandboxControl } from './sandbox-control.js';

/** What differs from a gateway and a sandbox with their own defaults. */
export interface PairOptions {
  /** Settings of the gateway, as the environment would give them. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly sandbox?: SandboxOptions;
  readonly upstream?: Partial<UpstreamConfig>;
  /** Changes the gateway's accounts, which are the sandbox's otherwise. */
  readonly account?: Partial<Account>;
  readonly now?: () => number;
  /** How long a subscriber may take nothing. */
  readonly stallMs?: number;
  /** How long a caller may take to send. */
  readonly sending?: Sending;
  /** In memory when absent; whoever opened them closes them. */
  readonly stores?: StoreSet;
  /** Whoever opened it closes it. */
  readonly tracing?: Tracing;
}

/** A gateway and the sandbox that it calls. */
export interface Pair {
  readonly url: string;
  readonly server: RunningServer;
  readonly sandbox: SandboxControl;
  /** The sandbox's accounts, in the clear. */
  readonly accounts: readonly SandboxAccount[];
  readonly accountId: string;
  /** Everything that the gateway has logged, one text for each line. */
  readonly logLines: readonly string[];
  graphql<Data = unknown>(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<GraphqlAnswer<Data>>;
}

/** Runs a test against a gateway and a sandbox of its own, on free ports of the loopback, and closes both. */
export async function withPair(run: (pair: Pair) => Promise<void>, options: PairOptions = {}): Promise<void> {
  const sandbox = await startSandbox({ port: 0, ...options.sandbox });
  const control = controlSandbox(sandbox);
  const logLines: string[] = [];
  const { tracing } = options;
  const mixin = tracing && (() => tracing.current?.ids ?? {});
  const logger = createLogger('trace', { write: (line) => void logLines.push(line) }, mixin);
  const config = configOf(sandbox, options);
  let server: RunningServer | undefined;
  try {
    server = await startServer({
      config,
      logger,
      stallMs: options.stallMs,
      sending: options.sending,
      stores: options.stores,
      tracing: options.tracing,
      ...(options.now && { now: options.now }),
    });
    const { url } = server;
    await run({
      url,
      server,
      sandbox: control,
      accounts: sandbox.accounts,
      accountId: sandbox.accounts[0]?.id ?? '',
      logLines,
      graphql: (query, variables, headers) => postGraphql(url, query, variables, headers),
    });
  } finally {
    await server?.close();
    await control.close();
    await sandbox.close();
  }
}

function configOf(
  sandbox: { url: string; certificate?: string; accounts: readonly SandboxAccount[] },
  { settings, upstream, account }: PairOptions,
) {
  // What a test leaves hanging is not waited for.
  const environment = { PORT: '0', HOST: '127.0.0.1', SHUTDOWN_TIMEOUT_MS: '500', ...settings };
  const parsed = parseConfig(environment, (path) => readFileSync(path, 'utf8'));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  const { config } = parsed;
  const accounts = sandbox.accounts.map(({ id, clientId, clientSecret }) => ({
    id,
    clientId,
    clientSecret: new Secret(clientSecret),
    previousClientSecrets: [],
    ...account,
  }));
  const certificateAuthority = sandbox.certificate;
  return {
    ...config,
    accounts,
    upstream: { ...config.upstream, domainApiUrl: sandbox.url, certificateAuthority, ...upstream },
  };
}
