import type { Dispatcher } from 'undici';
import type { UpstreamConfig } from '../config/config.js';
import { AppJwtSource } from '../connector/app-jwt-source.js';
import { Connector } from '../connector/connector.js';
import { ConsumerJwsSource } from '../connector/consumer-jws-source.js';
import { ConversationReads } from '../connector/conversation-reads.js';
import type { TokenSources } from '../connector/credentials.js';
import { DomainDirectory } from '../connector/domain-directory.js';
import { HistoryReads } from '../connector/history-reads.js';
import { ObjectStore } from '../connector/object-store.js';
import { RestReads } from '../connector/rest-reads.js';
import { SendApi } from '../connector/send-api.js';
import { GuardedHttpClient } from '../http/guarded-http-client.js';
import { GuardedStreamClient } from '../http/guarded-stream-client.js';
import { pause } from '../http/pause.js';
import { TracedGuard } from '../http/traced-guard.js';
import { UpstreamGuard } from '../http/upstream-guard.js';
import type { MetricSources } from '../metrics/metric-sources.js';
import type { Metrics } from '../metrics/metrics.js';
import type { Tracing } from '../tracing/tracing.js';

/** LivePerson, as the rooms above see it. */
export interface ConnectorRoom {
  readonly directory: DomainDirectory;
  readonly tokens: TokenSources;
  readonly connector: Connector;
  readonly reads: ConversationReads;
  readonly objectStore: ObjectStore;
  /** How often each cache was asked. */
  readonly cacheLookups: MetricSources['cacheLookups'];
  /** How calls to each service fare. */
  readonly upstreamLanes: MetricSources['upstreamLanes'];
}

/** Who is told of calls; nobody when absent. */
export interface Watchers {
  readonly metrics?: Metrics | undefined;
  readonly tracing?: Tracing | undefined;
}

/** Makes everything that speaks to LivePerson. */
export function composeConnector(
  upstream: UpstreamConfig,
  dispatcher: Dispatcher,
  now: () => number,
  { metrics, tracing }: Watchers = {},
): ConnectorRoom {
  const { faults, maxResponseBytes } = upstream;
  const clock = () => performance.now();
  const guarding = { faults, clock, random: Math.random, pause };
  const guard = tracing ? new TracedGuard(guarding, tracing) : new UpstreamGuard(guarding);
  const http = new GuardedHttpClient({ dispatcher, maxResponseBytes, metrics }, guard);
  const directory = new DomainDirectory(http, upstream, now);
  const appJwts = new AppJwtSource(http, now, upstream.totalTimeoutMs);
  const consumerJwss = new ConsumerJwsSource({ http, appJwts, upstream, now });
  const connector = new Connector(new SendApi(http, directory));
  return {
    directory,
    tokens: { appJwts, consumerJwss },
    connector,
    reads: new ConversationReads(new RestReads(http), new HistoryReads(http, now)),
    upstreamLanes: () => guard.states(),
    cacheLookups: () => ({
      domain: directory.lookups,
      appJwt: appJwts.lookups,
      consumerJws: consumerJwss.lookups,
    }),
    objectStore: new ObjectStore(connector, new GuardedStreamClient(dispatcher, guard, metrics)),
  };
}
