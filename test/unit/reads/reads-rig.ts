import type { RunningSandbox } from '../../../sandbox/running-sandbox.js';
import type { SandboxOptions } from '../../../sandbox/sandbox-options.js';
import { startSandbox } from '../../../sandbox/start-sandbox.js';
import type { Account } from '../../../src/config/account.js';
import type { UpstreamConfig } from '../../../src/config/config.js';
import { Secret } from '../../../src/config/secret.js';
import { AppJwtSource } from '../../../src/connector/app-jwt-source.js';
import { ConsumerJwsSource } from '../../../src/connector/consumer-jws-source.js';
import { ConversationReads } from '../../../src/connector/conversation-reads.js';
import { managedCredentials } from '../../../src/connector/credentials.js';
import type { Credentials } from '../../../src/connector/credentials.js';
import { DomainDirectory } from '../../../src/connector/domain-directory.js';
import { createScope } from '../../../src/connector/create-scope.js';
import { HistoryReads } from '../../../src/connector/history-reads.js';
import type { RequestScope } from '../../../src/connector/request-scope.js';
import { RestReads } from '../../../src/connector/rest-reads.js';
import { CallContext } from '../../../src/http/call-context.js';
import { createDispatcher } from '../../../src/http/create-dispatcher.js';
import { HttpClient } from '../../../src/http/http-client.js';
import { controlSandbox } from '../../support/sandbox-control.js';
import type { SandboxControl, SeenCall } from '../../support/sandbox-control.js';
import { upstreamConfig } from '../../support/unit-config.js';

/** The reads of the connector in front of a sandbox. */
export interface ReadsRig {
  readonly sandbox: RunningSandbox;
  readonly control: SandboxControl;
  readonly account: Account;
  readonly reads: ConversationReads;
  readonly rest: RestReads;
  readonly history: HistoryReads;
  /** What the upstream calls of one new request share. */
  readonly scope: (callerGone?: AbortSignal) => RequestScope;
  readonly credentials: (extConsumerId: string) => Credentials;
  /** What a service of the sandbox was asked so far. */
  readonly callsTo: (service: string) => Promise<readonly SeenCall[]>;
}

/** What differs from a sandbox with its own defaults and an account with a Bearer for history. */
export interface ReadsOptions {
  readonly sandbox?: SandboxOptions;
  readonly account?: Partial<Account>;
  readonly upstream?: Partial<UpstreamConfig>;
}

/** Runs a test against reads and a sandbox of its own, and closes both. */
export async function withReads(
  run: (rig: ReadsRig) => Promise<void>,
  options: ReadsOptions = {},
): Promise<void> {
  const sandbox = await startSandbox({ port: 0, ...options.sandbox });
  const control = controlSandbox(sandbox);
  const upstream = { ...upstreamOf(sandbox.url), ...options.upstream };
  const dispatcher = createDispatcher(upstream);
  const http = new HttpClient({ dispatcher, maxResponseBytes: upstream.maxResponseBytes });
  const directory = new DomainDirectory(http, upstream, Date.now);
  const appJwts = new AppJwtSource(http, Date.now, upstream.totalTimeoutMs);
  const consumerJwss = new ConsumerJwsSource({ http, appJwts, upstream, now: Date.now });
  const account = { ...accountOf(sandbox), ...options.account };
  const rest = new RestReads(http);
  const history = new HistoryReads(http, Date.now);
  try {
    await run({
      sandbox,
      control,
      account,
      rest,
      history,
      reads: new ConversationReads(rest, history),
      scope: (callerGone) => {
        const call = new CallContext('request-1', performance.now() + upstream.totalTimeoutMs, callerGone);
        return createScope(directory, call);
      },
      credentials: (extConsumerId) => managedCredentials(account, extConsumerId, { appJwts, consumerJwss }),
      callsTo: async (service) => (await control.calls()).filter((call) => call.service === service),
    });
  } finally {
    await dispatcher.destroy();
    await control.close();
    await sandbox.close();
  }
}

function accountOf({ accounts }: RunningSandbox): Account {
  const [{ id, clientId, clientSecret } = { id: '', clientId: '', clientSecret: '' }] = accounts;
  const history = { kind: 'bearer', token: new Secret('history-token') } as const;
  return { id, clientId, clientSecret: new Secret(clientSecret), previousClientSecrets: [], history };
}

function upstreamOf(domainApiUrl: string): UpstreamConfig {
  return upstreamConfig({
    domainApiUrl,
    hostSuffixes: [],
    totalTimeoutMs: 15_000,
    maxResponseBytes: 1_048_576,
  });
}
