import { Counter, Gauge } from 'prom-client';
import type { Metric, Registry } from 'prom-client';
import { Histogram, Tally } from './tallies.js';

/** What every name begins with. */
export const metricPrefix = 'conversation_gateway_';

/** Makes metrics in one registry, under names with the gateway's prefix. */
export class MetricFactory {
  constructor(private readonly registry: Registry) {}

  /** A counter of how often something was measured, read off when it is asked for: what happens often is counted once. */
  total(measured: Histogram, name: string, help: string, labelNames: readonly string[] = []): void {
    this.counter(name, help, labelNames, (counter) => {
      counter.reset();
      for (const { labels, value } of measured.totals()) counter.inc(labels, value);
    });
  }

  /** A counter; `collect` fills it when it is asked for. */
  counter<L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[] = [],
    collect?: (counter: Counter<L>) => Promise<void> | void,
  ): Counter<L> {
    const counter = new Counter<L>({
      ...this.#named(name, help),
      labelNames,
      collect: (): Promise<void> | void => collect?.(counter),
    });
    return counter;
  }

  /** A gauge that `collect` reads when it is asked for. */
  gauge<L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[],
    collect: (gauge: Gauge<L>) => Promise<void> | void,
  ): Gauge<L> {
    const gauge = new Gauge<L>({
      ...this.#named(name, help),
      labelNames,
      collect: (): Promise<void> | void => collect(gauge),
    });
    return gauge;
  }

  /** A counter for what happens often. */
  tally(name: string, help: string, labelNames: readonly string[]): Tally {
    return this.#registered(new Tally({ ...this.#named(name, help), labelNames }));
  }

  /** A histogram, with the upper bounds of its buckets. */
  histogram(
    name: string,
    help: string,
    { labelNames = [], buckets }: { readonly labelNames?: readonly string[]; readonly buckets: number[] },
  ): Histogram {
    return this.#registered(new Histogram({ ...this.#named(name, help), labelNames }, buckets));
  }

  #registered<M extends Tally | Histogram>(metric: M): M {
    this.registry.registerMetric(metric as unknown as Metric); // its registry asks for `name` and `get` alone
    return metric;
  }

  #named(name: string, help: string) {
    return { name: `${metricPrefix}${name}`, help, registers: [this.registry] };
  }
}
