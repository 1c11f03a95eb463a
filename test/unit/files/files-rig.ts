import { Agent } from 'undici';
import { startSandbox } from '../../../sandbox/start-sandbox.js';
import { AccountRegistry } from '../../../src/config/account-registry.js';
import type { UpstreamConfig } from '../../../src/config/config.js';
import { Secret } from '../../../src/config/secret.js';
import { AppJwtSource } from '../../../src/connector/app-jwt-source.js';
import { Connector } from '../../../src/connector/connector.js';
import { ConsumerJwsSource } from '../../../src/connector/consumer-jws-source.js';
import { ConversationReads } from '../../../src/connector/conversation-reads.js';
import { managedCredentials } from '../../../src/connector/credentials.js';
import type { Credentials } from '../../../src/connector/credentials.js';
import { DomainDirectory } from '../../../src/connector/domain-directory.js';
import { createScope } from '../../../src/connector/create-scope.js';
import { HistoryReads } from '../../../src/connector/history-reads.js';
import { ObjectStore } from '../../../src/connector/object-store.js';
import type { RequestScope } from '../../../src/connector/request-scope.js';
import { RestReads } from '../../../src/connector/rest-reads.js';
import { SendApi } from '../../../src/connector/send-api.js';
import { Files } from '../../../src/conversations/files.js';
import type { Asking } from '../../../src/conversations/post-office.js';
import { Reach } from '../../../src/conversations/reach.js';
import type { Target } from '../../../src/conversations/reach.js';
import { CallContext } from '../../../src/http/call-context.js';
import { createDispatcher } from '../../../src/http/create-dispatcher.js';
import { HttpClient } from '../../../src/http/http-client.js';
import { StreamClient } from '../../../src/http/stream-client.js';
import { createMemoryStores } from '../../../src/store/create-memory-stores.js';
import { storeOptions } from '../../support/store-options.js';
import { controlSandbox } from '../../support/sandbox-control.js';
import type { SandboxControl } from '../../support/sandbox-control.js';
import { upstreamConfig } from '../../support/unit-config.js';

/** The gateway's files in front of a sandbox, with a consumer in an open conversation. */
export interface FilesRig {
  readonly sandbox: SandboxControl;
  readonly objectStore: ObjectStore;
  readonly files: Files;
  readonly credentials: Credentials;
  /** The conversation of `ann`, named by her. */
  readonly target: Target;
  readonly scope: (options?: {
    readonly deadlineMs?: number;
    readonly callerGone?: AbortSignal;
  }) => RequestScope;
  readonly asking: (options?: { readonly deadlineMs?: number }) => Asking;
  /** Moves the sandbox's clock. */
  readonly advance: (ms: number) => void;
  /** Puts and gets as a consumer's own program does. */
  readonly call: (url: string, body?: Buffer) => Promise<{ readonly status: number; readonly bytes: Buffer }>;
}

/** Runs a test with a sandbox and the gateway's objects in front of it, and closes both. */
export async function withFiles(
  run: (rig: FilesRig) => Promise<void>,
  over: Partial<UpstreamConfig> = {},
): Promise<void> {
  let late = 0;
  const sandbox = await startSandbox({ port: 0, now: () => Date.now() + late });
  const control = controlSandbox(sandbox);
  const upstream = upstreamConfig({ domainApiUrl: sandbox.url, maxResponseBytes: 1_048_576, ...over });
  const dispatcher = createDispatcher(upstream);
  const agent = new Agent();
  try {
    const accounts = new AccountRegistry(
      sandbox.accounts.map(({ id, clientId, clientSecret }) => ({
        id,
        clientId,
        clientSecret: new Secret(clientSecret),
        previousClientSecrets: [],
      })),
    );
    const rig = await compose({ accounts, upstream, dispatcher, accountId: sandbox.accounts[0]?.id ?? '' });
    await control.forgetCalls();
    await run({
      ...rig,
      sandbox: control,
      advance: (ms) => (late += ms),
      call: async (url, body) => {
        const { origin, pathname, search } = new URL(url);
        const place = { origin, path: pathname + search };
        const answer = await agent.request({ ...place, method: body ? 'PUT' : 'GET', body: body ?? null });
        return { status: answer.statusCode, bytes: Buffer.from(await answer.body.arrayBuffer()) };
      },
    });
  } finally {
    await agent.destroy();
    await dispatcher.destroy();
    await control.close();
    await sandbox.close();
  }
}

interface Ground {
  readonly accounts: AccountRegistry;
  readonly upstream: UpstreamConfig;
  readonly dispatcher: Agent;
  readonly accountId: string;
}

async function compose({ accounts, upstream, dispatcher, accountId }: Ground) {
  const now = Date.now;
  const http = new HttpClient({ dispatcher, maxResponseBytes: upstream.maxResponseBytes });
  const directory = new DomainDirectory(http, upstream, now);
  const appJwts = new AppJwtSource(http, now, upstream.totalTimeoutMs);
  const tokens = { appJwts, consumerJwss: new ConsumerJwsSource({ http, appJwts, upstream, now }) };
  const connector = new Connector(new SendApi(http, directory));
  const objectStore = new ObjectStore(connector, new StreamClient(dispatcher));
  const reads = new ConversationReads(new RestReads(http), new HistoryReads(http, now));
  const { conversations: store } = createMemoryStores(storeOptions(now));
  const reach = new Reach({ accounts, tokens, store, reads, now });
  const files = new Files({
    postOffice: { reach: (target, { caller, scope }) => reach.conversation(target, caller, scope) },
    objectStore,
  });
  const scope: FilesRig['scope'] = ({ deadlineMs = upstream.totalTimeoutMs, callerGone } = {}) => {
    const call = new CallContext('request-1', performance.now() + deadlineMs, callerGone);
    return createScope(directory, call);
  };
  const account = accounts.find(accountId);
  if (account === undefined) throw new Error('the sandbox serves no account');
  const credentials = managedCredentials(account, 'ann', tokens);
  const { conversationId } = await connector.createConversation({ accountId }, credentials, scope());
  return {
    objectStore,
    files,
    credentials,
    target: { accountId, conversationId, consumerId: 'ann' },
    scope,
    asking: (options?: { readonly deadlineMs?: number }): Asking => ({
      caller: { kind: 'anyone' },
      scope: scope(options),
    }),
  };
}
