import { collectDefaultMetrics, Registry } from 'prom-client';
import { lagBuckets, requestBuckets, webhookBuckets } from './buckets.js';
import { breakerStates, oneOf, services, upstreamOutcomes } from './labels.js';
import type { RequestKind, Transport } from './labels.js';
import { MetricFactory, metricPrefix } from './metric-factory.js';
import type { MetricSources, StoreSizes } from './metric-sources.js';

/**
 * Every metric of the gateway, in a registry of its own. Label values come from closed lists only: no account,
 * operation or other text of a caller. docs/metrics.md is held against this file.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly #make = new MetricFactory(this.registry);
  readonly #codeOf: (code: string) => string;
  readonly #serviceOf = oneOf(services);
  readonly #outcomeOf = oneOf(upstreamOutcomes);
  #watchesProcess = false;

  readonly #requestSeconds = this.#make.histogram(
    'request_duration_seconds',
    'How long requests took; a subscription lasts as long as it lives.',
    { labelNames: ['kind', 'code'], buckets: requestBuckets },
  );
  readonly #upstreamSeconds = this.#make.histogram(
    'upstream_call_duration_seconds',
    'How long calls to LivePerson took.',
    { labelNames: ['service', 'outcome'], buckets: requestBuckets },
  );
  readonly #webhooks = this.#make.tally('webhooks_total', 'Webhooks that were decided on.', [
    'status',
    'reason',
  ]);
  readonly #webhookSeconds = this.#make.histogram(
    'webhook_duration_seconds',
    'From a webhook that was read to the decision on it.',
    { buckets: webhookBuckets },
  );
  readonly #lagSeconds = this.#make.histogram(
    'event_lag_seconds',
    "From LivePerson's own time of an event to its place in the log, by both clocks.",
    { buckets: lagBuckets },
  );
  readonly #subscribers = this.#make.gauge(
    'subscribers',
    'Subscriptions that live.',
    ['transport'],
    (gauge) => gauge.set({ transport: 'callback' }, this.sources.callbackSubscribers()),
  );
  readonly #cut = this.#make.counter(
    'subscribers_cut_total',
    'Subscribers cut because they took too little.',
    ['transport'],
  );
  readonly #resyncs = this.#make.counter(
    'resyncs_total',
    'Times that a subscriber was told that retention had eaten what it missed.',
  );

  constructor(private readonly sources: MetricSources) {
    this.#codeOf = oneOf(['OK', ...sources.codes]);
    for (const transport of ['websocket', 'sse', 'multipart']) {
      this.#subscribers.set({ transport }, 0);
      this.#cut.inc({ transport }, 0);
    }
    this.#make.total(this.#requestSeconds, 'requests_total', 'Requests that have ended.', ['kind', 'code']);
    this.#make.total(this.#lagSeconds, 'events_appended_total', 'Events of webhooks that were new.');
    const calls = 'Calls to LivePerson that have ended.';
    this.#make.total(this.#upstreamSeconds, 'upstream_calls_total', calls, ['service', 'outcome']);
    this.#watchSizes();
    this.#watchUpstream();
    this.#watchStore();
  }

  /** A request has ended; without a code it went well. */
  requestDone(kind: RequestKind, code: string | undefined, seconds: number): void {
    this.#requestSeconds.observe(seconds, kind, this.#codeOf(code ?? 'OK'));
  }

  /** A call to LivePerson has ended: `ok`, `rejected`, or the kind of its failure. */
  upstreamDone(service: string, outcome: string, seconds: number): void {
    this.#upstreamSeconds.observe(seconds, this.#serviceOf(service), this.#outcomeOf(outcome));
  }

  /** A webhook was decided on; `reason` is one of the gateway's own words. */
  webhookDone(status: number, reason: string, seconds: number): void {
    this.#webhooks.count(String(status), reason);
    this.#webhookSeconds.observe(seconds);
  }

  /** An event was new; clocks that differ give no lag below zero. */
  eventAppended(lagMs: number): void {
    this.#lagSeconds.observe(Math.max(0, lagMs) / 1000);
  }

  /** A subscription began; gives what to call when it ends. */
  subscriberCame(transport: Transport): () => void {
    this.#subscribers.inc({ transport });
    return () => this.#subscribers.dec({ transport });
  }

  /** A subscriber was cut for its slowness. */
  subscriberCut(transport: Transport): void {
    this.#cut.inc({ transport });
  }

  /** A subscriber was told that it missed events. */
  resynced(): void {
    this.#resyncs.inc();
  }

  /** Everything in Prometheus's text form; what the process itself does is watched from the first time on. */
  text(): Promise<string> {
    if (!this.#watchesProcess) collectDefaultMetrics({ register: this.registry, prefix: metricPrefix });
    this.#watchesProcess = true;
    return this.registry.metrics();
  }

  #watchSizes(): void {
    const { requestsInFlight, dialogQueueDepth, cacheLookups } = this.sources;
    this.#make.gauge('requests_in_flight', 'Requests that run.', [], (gauge) =>
      gauge.set(requestsInFlight()),
    );
    this.#make.gauge(
      'dialog_queue_depth',
      'Sends that wait for their turn or are on their way.',
      [],
      (gauge) => gauge.set(dialogQueueDepth()),
    );
    this.#make.counter('cache_lookups_total', 'Questions to a cache.', ['cache', 'result'], (counter) => {
      counter.reset();
      for (const [cache, lookups] of Object.entries(cacheLookups())) {
        for (const [result, count] of Object.entries(lookups)) counter.inc({ cache, result }, Number(count));
      }
    });
  }

  #watchUpstream(): void {
    const { upstreamLanes } = this.sources;
    const states =
      "Circuit breakers before LivePerson's services, one for each account and host that was called.";
    this.#make.gauge('upstream_breakers', states, ['service', 'state'], (gauge) => {
      gauge.reset();
      for (const service of services) for (const state of breakerStates) gauge.set({ service, state }, 0);
      for (const { service, breaker: state } of upstreamLanes())
        gauge.inc({ service: this.#serviceOf(service), state });
    });
    const waiting = 'Calls to LivePerson that wait for their turn.';
    this.#make.gauge('upstream_calls_waiting', waiting, ['service'], (gauge) => {
      gauge.reset();
      for (const service of services) gauge.set({ service }, 0);
      for (const lane of upstreamLanes()) gauge.inc({ service: this.#serviceOf(lane.service) }, lane.waiting);
    });
  }

  #watchStore(): void {
    const { storeSizes } = this.sources;
    const size = (name: string, help: string, read: (sizes: StoreSizes) => number | undefined): void => {
      this.#make.gauge(name, help, [], async (gauge) => {
        const sizes = await storeSizes();
        const value = sizes && read(sizes);
        if (value === undefined) gauge.remove();
        else gauge.set(value);
      });
    };
    size('store_conversations', 'Conversations in the store.', ({ conversations }) => conversations);
    size('store_events', 'Events in the store.', ({ events }) => events);
    size('store_messages', 'Messages in the store.', ({ messages }) => messages);
    size('store_keys', 'Idempotency keys in the store.', ({ keys }) => keys);
    size('store_used_bytes', 'Bytes that the store uses.', ({ usedBytes }) => usedBytes);
    size('store_max_bytes', 'Bytes that the store may use.', ({ maxBytes }) => maxBytes);
    size('store_watchers', 'Subscriptions that wait for events of the store here.', (all) => all.watchers);
    this.#make.gauge('store_up', '1 when the store told its sizes in time, else 0.', [], async (gauge) => {
      gauge.set((await storeSizes()) === undefined ? 0 : 1);
    });
  }
}
