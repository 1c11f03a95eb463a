import { Counter, Gauge, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

/** What every name begins with. */
export const metricPrefix = 'conversation_gateway_';

/** Makes metrics in one registry, under names with the gateway's prefix. */
export class MetricFactory {
  constructor(private readonly registry: Registry) {}

  /** A counter of how often something was measured, read off when it is asked for: what happens often is counted once. */
  total<L extends string>(measured: Histogram<L>, name: string, help: string, labelNames: L[]): void {
    this.counter(name, help, labelNames, async (counter) => {
      const { values } = await measured.get();
      counter.reset();
      for (const { metricName, labels, value } of values) {
        if (metricName?.endsWith('_count') === true) counter.inc(labels as Record<L, string>, value); // without `le`
      }
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

  /** A histogram. */
  histogram<L extends string>(
    name: string,
    help: string,
    { labelNames = [], buckets }: { readonly labelNames?: readonly L[]; readonly buckets: number[] },
  ): Histogram<L> {
    return new Histogram({ ...this.#named(name, help), labelNames, buckets });
  }

  #named(name: string, help: string) {
    return { name: `${metricPrefix}${name}`, help, registers: [this.registry] };
  }
}
