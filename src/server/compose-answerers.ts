import type { ApolloServer } from '@apollo/server';
import type { Accounts } from '../config/account.js';
import type { Config } from '../config/config.js';
import type { RequestContext } from '../graphql/request-context.js';
import type { SubscriptionEngine } from '../graphql/run-operation.js';
import type { Logger } from '../log/logger.js';
import type { Metrics } from '../metrics/metrics.js';
import type { Tracing } from '../tracing/tracing.js';
import { measuredLog } from '../webhooks/measured-log.js';
import { WebhookReceiver } from '../webhooks/receive-webhook.js';
import { WebhookRoute } from '../webhooks/webhook-route.js';
import { CallbackRoute } from './callback-route.js';
import type { ConversationsRoom } from './compose-conversations.js';
import type { Rates } from './compose-rates.js';
import { FastLane } from './fast-lane.js';
import { FilesRoute } from './files-route.js';
import { GraphqlRoute } from './graphql-route.js';
import type { Patience } from './outflow.js';
import { PersistedRequests } from './persisted-request.js';
import { Places } from './places.js';
import type { Answerers } from './routes.js';
import { multipartMixed, serverSentEvents } from './stream-format.js';
import type { StreamFormat } from './stream-format.js';
import { StreamRoute } from './stream-route.js';
import { traceOperations } from './trace-operations.js';

/** What answers requests stands on. */
export interface AnswerersParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly accounts: Accounts;
  readonly room: ConversationsRoom;
  readonly apollo: ApolloServer<RequestContext>;
  readonly engine: SubscriptionEngine;
  readonly ending: AbortSignal;
  readonly now: () => number;
  readonly patience: Patience;
  readonly metrics: Metrics;
  readonly rates: Rates;
  readonly tracing?: Tracing | undefined;
}

/** Makes what answers on each path. */
export function composeAnswerers(parts: AnswerersParts): Answerers & { readonly callbacks: CallbackRoute } {
  const { config, logger, accounts, room, apollo, engine, ending, now, metrics, rates, tracing } = parts;
  const { bodyLimits, heartbeatMs } = config;
  const places = new Places({ all: config.limitStreams });
  const stream = (format: StreamFormat) => {
    const route = new StreamRoute({ ...parts, format, bodyLimits, heartbeatMs, places });
    return traceOperations(tracing, route);
  };
  const events = measuredLog(room.events, metrics, now);
  const { liveChatStates: chatStates } = room;
  const receiver = new WebhookReceiver({ accounts, events, chatStates, logger, now, metrics });
  const callbacks = new CallbackRoute({
    engine,
    logger,
    ending,
    prefixes: config.callbackUrlPrefixes,
    heartbeatMs,
    endingMs: config.shutdownTimeoutMs,
    now,
  });
  const persisted = new PersistedRequests(engine.documents);
  const lane = engine.compiled && new FastLane({ operations: engine.compiled, logger });
  return {
    callbacks,
    graphql: traceOperations(tracing, new GraphqlRoute({ apollo, bodyLimits, callbacks, persisted, lane })),
    files: new FilesRoute({ files: room.files, links: room.links, logger, accountRate: rates.account }),
    sse: stream(serverSentEvents),
    multipart: stream(multipartMixed),
    webhooks: new WebhookRoute({ receiver, maxBodyBytes: config.limitWebhookBytes }),
  };
}
