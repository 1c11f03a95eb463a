import { describe, expect, it } from '@jest/globals';
import { Counter, Histogram as TheirHistogram, Registry } from 'prom-client';
import { MetricFactory } from '../../../src/metrics/metric-factory.js';

const buckets = [0.1, 1, 10];
const name = 'conversation_gateway_seconds';
const help = 'How long it took, "as\\it says".';

/** What prom-client itself writes of the same. */
async function theirs(fill: (histogram: TheirHistogram, counter: Counter) => void, labelNames: string[]) {
  const registry = new Registry();
  const histogram = new TheirHistogram({ name, help, labelNames, buckets, registers: [registry] });
  const counter = new Counter({ name: `${name}_total`, help, labelNames, registers: [registry] });
  fill(histogram, counter);
  return registry.metrics();
}

describe('tallies', () => {
  const seconds = [0, 0.05, 0.1, 0.11, 1, 5, 10, 10.5, 1000];
  const words = [
    ['a', 'x'],
    ['b', 'x'],
    ['a', 'y'],
  ] as const;

  it('are written as those of prom-client, with labels', async () => {
    const registry = new Registry();
    const factory = new MetricFactory(registry);
    const labelNames = ['kind', 'code'];
    const histogram = factory.histogram('seconds', help, { labelNames, buckets });
    const tally = factory.tally('seconds_total', help, labelNames);
    for (const [kind, code] of words) {
      for (const value of seconds) histogram.observe(value, kind, code);
      tally.count(kind, code);
    }
    const expected = await theirs((their, counter) => {
      for (const [kind, code] of words) {
        for (const value of seconds) their.observe({ kind, code }, value);
        counter.inc({ kind, code });
      }
    }, labelNames);
    // In which order combinations stand says nothing.
    expect(sorted(await registry.metrics())).toEqual(sorted(expected));
  });

  it('are written as those of prom-client, without labels and before anything came', async () => {
    const registry = new Registry();
    const factory = new MetricFactory(registry);
    factory.histogram('seconds', help, { buckets });
    factory.tally('seconds_total', help, []);
    expect(await registry.metrics()).toBe(await theirs(() => undefined, []));
  });

  it('give totals that are read off the histogram', async () => {
    const registry = new Registry();
    const factory = new MetricFactory(registry);
    const histogram = factory.histogram('seconds', help, { labelNames: ['kind'], buckets });
    factory.total(histogram, 'seconds_total', help, ['kind']);
    histogram.observe(0.5, 'a');
    histogram.observe(50, 'a');
    for (const text of [await registry.metrics(), await registry.metrics()])
      expect(text).toContain('conversation_gateway_seconds_total{kind="a"} 2\n');
  });
});

const sorted = (text: string): string[] => text.split('\n').sort();
