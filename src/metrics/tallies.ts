import { Series } from './series.js';

/** A metric's own words. */
interface Named {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
}

/** One number of a metric, as prom-client's registry writes it. */
export interface Sample {
  readonly metricName?: string;
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
}

/**
 * A counter and a histogram for what every request counts: prom-client's own check, sort and join the labels of each
 * observation, which was 5 % of a create. Its registry reads these like its own.
 */
export class Tally {
  readonly type = 'counter';
  readonly name: string;
  readonly labelNames: readonly string[];
  readonly #help: string;
  readonly #series: Series<{ count: number }>;

  constructor({ name, help, labelNames }: Named) {
    this.name = name;
    this.labelNames = labelNames;
    this.#help = help;
    this.#series = new Series(labelNames, () => ({ count: 0 }));
  }

  count(first?: string, second?: string): void {
    this.#series.of(first, second).count += 1;
  }

  get() {
    const values: Sample[] = this.#series.all().map(({ labels, cell }) => ({ labels, value: cell.count }));
    const { name, type } = this;
    return Promise.resolve({ name, help: this.#help, type, aggregator: 'sum', values });
  }
}

interface Spread {
  /** One for each bound, and one for what is above the last. */
  readonly counts: Float64Array;
  sum: number;
}

/** See `Tally`. */
export class Histogram {
  readonly type = 'histogram';
  readonly name: string;
  readonly labelNames: readonly string[];
  readonly #help: string;
  readonly #series: Series<Spread>;

  constructor(
    { name, help, labelNames }: Named,
    private readonly bounds: readonly number[],
  ) {
    this.name = name;
    this.labelNames = labelNames;
    this.#help = help;
    this.#series = new Series(labelNames, () => ({ counts: new Float64Array(bounds.length + 1), sum: 0 }));
  }

  observe(value: number, first?: string, second?: string): void {
    const spread = this.#series.of(first, second);
    let at = 0;
    while (at < this.bounds.length && value > (this.bounds[at] ?? 0)) at += 1;
    spread.counts[at] = (spread.counts[at] ?? 0) + 1;
    spread.sum += value;
  }

  /** How often each combination of labels was observed. */
  totals(): Sample[] {
    return this.#series.all().map(({ labels, cell }) => ({ labels, value: countOf(cell) }));
  }

  get() {
    const values = this.#series.all().flatMap(({ labels, cell }) => this.#samples(labels, cell));
    const { name, type } = this;
    return Promise.resolve({ name, help: this.#help, type, aggregator: 'sum', values });
  }

  #samples(labels: Sample['labels'], cell: Spread): Sample[] {
    const { name } = this;
    let below = 0;
    const buckets = this.bounds.map((le, at): Sample => {
      below += cell.counts[at] ?? 0;
      return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: below };
    });
    const count = countOf(cell);
    return [
      ...buckets,
      { metricName: `${name}_bucket`, labels: { le: '+Inf', ...labels }, value: count },
      { metricName: `${name}_sum`, labels, value: cell.sum },
      { metricName: `${name}_count`, labels, value: count },
    ];
  }
}

const countOf = ({ counts }: Spread): number => counts.reduce((sum, count) => sum + count, 0);
