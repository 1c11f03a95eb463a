import type { Dispatcher } from 'undici';
import type { UpstreamConfig } from '../../config/config.js';
import { AppJwtSource } from '../../connector/app-jwt-source.js';
import { ConsumerJwsSource } from '../../connector/consumer-jws-source.js';
import { ownScopes } from '../../connector/create-scope.js';
import { DomainDirectory } from '../../connector/domain-directory.js';
import { HistoryReads } from '../../connector/history-reads.js';
import type { RequestScope } from '../../connector/request-scope.js';
import { createDispatcher } from '../../http/create-dispatcher.js';
import { HttpClient } from '../../http/http-client.js';

/** The gateway's own way to LivePerson, without its guard: nothing is repeated, so what is told is the first answer. */
export interface CheckRig {
  readonly upstream: UpstreamConfig;
  readonly http: HttpClient;
  readonly directory: DomainDirectory;
  readonly appJwts: AppJwtSource;
  readonly consumerJwss: ConsumerJwsSource;
  readonly history: HistoryReads;
  /** A scope with a deadline of its own. */
  readonly scope: () => RequestScope;
  readonly close: () => Promise<void>;
}

/** Makes what checks stand on. */
export function createCheckRig(upstream: UpstreamConfig): CheckRig {
  const dispatcher: Dispatcher = createDispatcher(upstream);
  const http = new HttpClient({ dispatcher, maxResponseBytes: upstream.maxResponseBytes });
  const now = Date.now;
  const directory = new DomainDirectory(http, upstream, now);
  const appJwts = new AppJwtSource(http, now, upstream.totalTimeoutMs);
  return {
    upstream,
    http,
    directory,
    appJwts,
    consumerJwss: new ConsumerJwsSource({ http, appJwts, upstream, now }),
    history: new HistoryReads(http, now),
    scope: ownScopes(directory, upstream),
    close: () => dispatcher.destroy(),
  };
}
